// Imported first by every script that a person starts, so that an old Node says so in a sentence
// before any other module is evaluated. Plain JavaScript of 2021: it must parse there.
const [major, minor] = process.versions.node.split('.').map(Number);
const recentEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 23;

if (!recentEnough) {
  console.error(
    `The lab needs Node 20.19 or later (22.13 or later of the 22 line); this is Node ${process.versions.node}. ` +
      'Install a current one from https://nodejs.org and try again.',
  );
  process.exit(1);
}
