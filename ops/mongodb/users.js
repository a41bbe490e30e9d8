// Gives the service two users and its monitoring one, each with the least that it needs. Whoever gets hold of the ledger's user can still not change or remove
// an entry; whoever gets hold of the keys' user can't read one. An administrator can do both: that is what witnesses and checkpoints are for.
const admin = db.getSiblingDB('admin');
if (admin.auth('root', process.env.root_password).ok !== 1) throw new Error('the administrator can not log in');

const LEDGER = 'ledger';
const VIEWS = 'ledger_views';
const KEYS = 'ledger_keys';
// Indexes are made at the first start. One that lets documents expire would remove entries, but only such as hold a date of BSON's, and no block does. Entries are only ever added, and everything beside them is replaced, never removed.
const ADDED_ONLY = ['blocks'];
// Files of documents: the service removes those of which no entry tells. Who removes others is found out by 'ledger verify'.
const FILES = ['documents.files', 'documents.chunks'];
const REPLACED = ['tiles', 'checkpoints', 'snapshots', 'leases', 'format'];

function grant(collection, actions) {
  return { resource: { db: LEDGER, collection }, actions: [...actions, 'createCollection', 'createIndex', 'listIndexes', 'collStats'] };
}

function ensureRole(database, name, privileges, roles) {
  const holder = db.getSiblingDB(database);
  if (holder.getRole(name)) {
    holder.updateRole(name, { privileges, roles });
  } else {
    holder.createRole({ role: name, privileges, roles });
  }
}

function ensureUser(database, name, password, roles) {
  const holder = db.getSiblingDB(database);
  if (holder.getUser(name)) {
    holder.updateUser(name, { roles });
  } else {
    holder.createUser({ user: name, pwd: password, roles });
  }
}

ensureRole(LEDGER, 'ledgerService', [
  ...ADDED_ONLY.map((name) => grant(name, ['find', 'insert'])),
  ...REPLACED.map((name) => grant(name, ['find', 'insert', 'update'])),
  ...FILES.map((name) => grant(name, ['find', 'insert', 'remove'])),
  { resource: { db: LEDGER, collection: '' }, actions: ['listCollections'] },
], []);

// A user belongs to the database that its connection string names as authSource.
ensureUser(LEDGER, 'ledger', process.env.ledger_password, [
  { role: 'ledgerService', db: LEDGER },
  { role: 'readWrite', db: VIEWS },
]);
ensureUser(KEYS, 'keys', process.env.keys_password, [{ role: 'readWrite', db: KEYS }]);
// clusterMonitor may read states and figures of the whole set. It may not read collections of the ledger or of its keys, but it may list the operations that
// run, and what the profiler kept, which is off; who has it may by chance see what is being written.
ensureUser('admin', 'monitor', process.env.monitor_password, [{ role: 'clusterMonitor', db: 'admin' }]);
