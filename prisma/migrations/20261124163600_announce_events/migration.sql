-- A committed event is announced by the database itself, so none can be forgotten or told too early.
CREATE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dm_events', NEW."organizationId");
  RETURN NULL;
END $$;
CREATE TRIGGER "Event_announce" AFTER INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION announce_event();
