-- AlterTable
ALTER TABLE "Node" ADD COLUMN "shownHostKey" JSONB;
