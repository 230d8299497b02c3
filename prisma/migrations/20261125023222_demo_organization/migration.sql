-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "demo" BOOLEAN NOT NULL DEFAULT false;
