import * as offsite from "./sdk";

const vault = new offsite.backup.Vault("vault", {
    backupVaultName: "orders",
    tags: { team: "dr" },
});
const plan = new offsite.backup.Plan("plan", {
    rules: [{
        ruleName: "daily",
        targetBackupVaultName: vault.backupVaultName,
        scheduleExpression: "cron(30 1 ? * * *)",
        lifecycle: { deleteAfterDays: 35 },
    }],
});
new offsite.backup.Selection("selection", {
    backupPlanId: plan.backupPlanId,
    iamRoleArn: "arn:aws:iam::123456789012:role/offsite-backup",
    resources: ["arn:aws:ec2:*:*:volume/*"],
});
new offsite.cloudhsmv2.BackupCopy("copy", {
    backupId: "backup-sandboxabcd2",
    destinationRegion: "eu-central-1",
});
new offsite.cbs.SnapshotCopy("disk", {
    snapshotId: "snap-sandbox1",
    destinationRegions: ["ap-beijing", "ap-shanghai"],
});
// Another region, or another account, with a provider of its own.
const elsewhere = new offsite.Provider("elsewhere", { region: "eu-central-1" });
new offsite.rds.AutomatedBackupsReplication("database", {
    sourceDbInstanceArn: "arn:aws:rds:eu-west-1:123456789012:db:orders",
}, { provider: elsewhere });
new offsite.redshiftserverless.SnapshotCopyConfiguration("warehouse", {
    namespaceName: "analytics",
    destinationRegion: "eu-central-1",
});

// What decides which resources a component makes is known before anything is made.
const ledger = new offsite.components.OffsiteBackup("ledger", {
    home: "eu-west-1",
    tiers: ["1y"],
    select: { tags: { backup: "ledger" } },
    iamRoleArn: "arn:aws:iam::123456789012:role/offsite-backup",
    tags: { beside: vault.backupVaultArn },
});

const found = offsite.backup.getPlanOutput({ backupPlanId: plan.backupPlanId });
const listed = offsite.backup.listSelectionsOutput({ backupPlanId: plan.backupPlanId });

export const rule = found.backupPlan.apply(known => known.rules[0].ruleName);
export const selections = listed.backupSelectionsList.apply(known => (known ?? []).length);
export const arn = vault.backupVaultArn;
export const home = ledger.homeVaultArn;
