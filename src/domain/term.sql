-- Terms of the committee.

-- name: term_label
coalesce(r.name, CAST(r.number AS TEXT))

-- name: term_posts_after
-- in office after a day
SELECT id FROM post
WHERE term = :term AND from_on <= :on AND (until_on IS NULL OR until_on > :on)
ORDER BY id

-- name: term_later_post
SELECT id, from_on FROM post WHERE term = :term AND from_on > :on ORDER BY from_on, id LIMIT 1

-- name: term_ending_within
-- its last day is at most so many calendar months away, or is past and posts of it are still held;
-- where a month is too short its last day counts
t.from_on <= :as_of
    AND t.until_on <= coalesce(
        min(date(:as_of, '+' || :ending_within || ' months'),
            date(:as_of, 'start of month', '+' || (:ending_within + 1) || ' months', '-1 day')),
        '9999-12-31')
    AND (t.until_on >= :as_of
         OR EXISTS (SELECT 1 FROM post
                    WHERE post.term = t.id AND post.from_on <= :as_of
                        AND (post.until_on IS NULL OR post.until_on >= :as_of)))
