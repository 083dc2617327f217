-- Terms of the committee.

-- name: term_label
coalesce(r.name, CAST(r.number AS TEXT))

-- name: term_posts_after
-- in office after a day; the end of a post that is over by today was entered, and stays
SELECT id FROM post
WHERE term = :term AND from_on <= :on
    AND (until_on IS NULL OR (until_on > :on AND until_on >= :today))
ORDER BY id

-- name: term_later_post
SELECT id, from_on FROM post WHERE term = :term AND from_on > :on ORDER BY from_on, id LIMIT 1

-- name: term_ending_within
-- its last day is at most so many calendar months away, or is past and posts of it are still held
t.from_on <= :as_of
    AND t.until_on <= {months_after(:as_of, :ending_within)}
    AND (t.until_on >= :as_of
         OR EXISTS (SELECT 1 FROM post
                    WHERE post.term = t.id AND {in_force(post, :as_of)}))
