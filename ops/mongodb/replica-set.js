// Initiates the replica set and makes its first administrator. Does nothing when both are there.
const MEMBERS = ['mongodb-1:27017', 'mongodb-2:27017', 'mongodb-3:27017'];
const PATIENCE_MILLIS = 60_000;

function isAdministrator() {
  try {
    return db.getSiblingDB('admin').auth('root', process.env.root_password).ok === 1;
  } catch (error) {
    return false;
  }
}

if (!isAdministrator()) {
  try {
    rs.initiate({
      _id: 'ledger',
      // The first is preferred, since only on it the first administrator can be made; afterwards all are alike.
      members: MEMBERS.map((host, index) => ({ _id: index, host, priority: index === 0 ? 2 : 1 })),
    });
  } catch (error) {
    if (error.codeName !== 'AlreadyInitialized') throw error;
  }
  const deadline = Date.now() + PATIENCE_MILLIS;
  while (!db.hello().isWritablePrimary) {
    if (Date.now() > deadline) throw new Error('mongodb-1 did not become primary within a minute');
    sleep(500);
  }
  db.getSiblingDB('admin').createUser({ user: 'root', pwd: process.env.root_password, roles: ['root'] });
}
