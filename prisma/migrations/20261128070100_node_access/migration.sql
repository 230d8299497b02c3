-- AlterTable
ALTER TABLE "Node" ADD COLUMN "shownHostKey" JSONB;

-- AlterTable
ALTER TABLE "Node" ADD COLUMN "certificateNotice" TEXT;
