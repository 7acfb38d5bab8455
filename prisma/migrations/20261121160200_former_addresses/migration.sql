-- The address that somebody had, for the mail that tells there of the change.
CREATE TABLE "person_former_address" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_former_address_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "person_former_address_tenant_id_person_id_idx" ON "person_former_address"("tenant_id", "person_id");
ALTER TABLE "person_former_address" ADD CONSTRAINT "person_former_address_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand.
call protect_tenant_table('person_former_address');
-- Noted by whoever changes an address, read by whoever mails; never shown.
grant insert on person_former_address to leerlijn_api;
grant select on person_former_address to leerlijn_reminder;
