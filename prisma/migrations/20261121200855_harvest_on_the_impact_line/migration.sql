-- AlterTable
ALTER TABLE "harvest_item" ADD COLUMN     "behaviour_id" UUID;

-- CreateIndex
CREATE INDEX "harvest_item_tenant_id_behaviour_id_idx" ON "harvest_item"("tenant_id", "behaviour_id");

-- AddForeignKey
ALTER TABLE "harvest_item" ADD CONSTRAINT "harvest_item_tenant_id_behaviour_id_fkey" FOREIGN KEY ("tenant_id", "behaviour_id") REFERENCES "behaviour"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Facts that a board shows.
call follow_table('assignment');
call follow_table('practice_moment');
call follow_table('practice_reflection');
call follow_table('harvest_item');
