-- An event gets its place when its transaction commits, one commit at a time. Ids given at the insert would become visible
-- out of order, and a reader that resumes after id 6 would never see a 5 that committed later. (Announcing serialises these
-- commits anyway, so the lock costs nothing more; it is taken last, so it cannot be part of a deadlock.)
DROP TRIGGER "Event_announce" ON "Event";
CREATE OR REPLACE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7236450911);
  UPDATE "Event" SET id = nextval(pg_get_serial_sequence('"Event"', 'id')) WHERE id = NEW.id;
  PERFORM pg_notify('dm_events', NEW."organizationId");
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Event_announce" AFTER INSERT ON "Event"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION announce_event();

-- Streams look again at sessions and rights when one of these rows changes, whoever changed it. The text is the user, or
-- empty when a whole team is concerned.
CREATE FUNCTION announce_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dm_access', COALESCE(to_jsonb(OLD) ->> 'userId', ''));
  RETURN NULL;
END $$;
CREATE TRIGGER "Session_access" AFTER DELETE ON "Session" FOR EACH ROW EXECUTE FUNCTION announce_access();
CREATE TRIGGER "Membership_access" AFTER UPDATE OR DELETE ON "Membership" FOR EACH ROW EXECUTE FUNCTION announce_access();
CREATE TRIGGER "TeamMember_access" AFTER DELETE ON "TeamMember" FOR EACH ROW EXECUTE FUNCTION announce_access();
CREATE TRIGGER "TeamGrant_access" AFTER UPDATE OR DELETE ON "TeamGrant" FOR EACH ROW EXECUTE FUNCTION announce_access();
