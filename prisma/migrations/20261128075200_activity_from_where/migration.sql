-- From where something was done: of lines written before, and of what Docker Manager does by itself, nothing is known.
ALTER TABLE "Activity" ADD COLUMN "address" TEXT;
ALTER TABLE "Activity" ADD COLUMN "requestId" TEXT;
ALTER TABLE "Activity" ADD COLUMN "userAgent" TEXT;
