-- a post: what it is, and how it is filled
select
    post_id,
    role,
    status,
    fte
from returns.posts
