/** The oldest Node that runs Astro, the tools, and TypeScript files as they are. */
const oldest = { major: 24, minor: 16 };

/**
 * Whether a Node of this version can run Flightplan.
 * @param {string} version such as `24.21.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}
