"""A backup: a whole copy of a data root and its register, made while the app works, and the way back from it.

Files are never changed once they have their name, and the register is entered last. So the register is copied first, and then the files
that this copy names: they are all there. Publications and erasures wait meanwhile, for erasures alone take away what is named.
"""

from scorecard.backup.contents import BackupError, Contents, check
from scorecard.backup.making import Made, backup
from scorecard.backup.restoring import restore

__all__ = ["BackupError", "Contents", "Made", "backup", "check", "restore"]
