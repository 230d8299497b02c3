-- AlterTable
ALTER TABLE "Domain" ADD COLUMN     "problem" TEXT;
