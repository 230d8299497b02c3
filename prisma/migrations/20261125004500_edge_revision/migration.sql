-- A number of a published table is never used twice, even when whoever published was killed before it could note it:
-- else an older table of the same number would pass for the new one. A sequence does not go back with its transaction.
CREATE SEQUENCE "edge_revision" AS integer;
SELECT setval('edge_revision', (SELECT coalesce(max("edgeWanted"), 0) + 1 FROM "Node"));
