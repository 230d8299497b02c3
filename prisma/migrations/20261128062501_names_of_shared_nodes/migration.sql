-- The schema language has no partial indexes: the nodes of the installation have names of their own, too.
CREATE UNIQUE INDEX "Node_shared_name" ON "Node"("name") WHERE "organizationId" IS NULL;
