-- name: person_copies_origin
-- by what a database and its backups are known to be one
SELECT hex(link) FROM change ORDER BY id LIMIT 1;

-- name: person_copies_holds
-- whether the person is there as anything but :name, now or in the past
SELECT EXISTS (SELECT 1 FROM person WHERE id = :person AND name <> :name)
    OR EXISTS (SELECT 1 FROM change
               WHERE noun = 'person' AND record = :person AND content IS NOT NULL);
