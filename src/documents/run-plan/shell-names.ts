import { forEachChild, type Command, type SyntaxNode } from 'unbash';

/** The variables to which some commands give a value that lasts beyond the command. */
export function namesSetIn(script: SyntaxNode): Set<string> {
  const names = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    for (const name of namesSetAt(node)) names.add(name);
    forEachChild(node, visit);
  };
  visit(script);
  return names;
}

function namesSetAt(node: SyntaxNode): string[] {
  switch (node.type) {
    case 'Command':
      return namesSetByCommand(node);
    case 'FileDescriptorVariable':
      return [node.name];
    case 'For':
    case 'Select':
    case 'Coproc':
      return [node.name?.value ?? ''];
    case 'ParameterExpansion':
      return node.operation?.type === 'Default' && node.operation.operator.endsWith('=')
        ? [node.parameter]
        : [];
    case 'ArithmeticBinary':
      return node.left.type === 'ArithmeticWord' && /^[^=!<>]*(?:<<|>>)?=$/.test(node.operator)
        ? [node.left.value]
        : [];
    case 'ArithmeticUnary':
      return node.operand.type === 'ArithmeticWord' && /\+\+|--/.test(node.operator)
        ? [node.operand.value]
        : [];
    default:
      return [];
  }
}

/** `NAME=x` alone sets a variable; `NAME=x make` sets it for `make` only. */
function namesSetByCommand({ name, prefix, args }: Command): string[] {
  const assigned = (name ? args : prefix).flatMap((part) =>
    part.type === 'Assignment' ? [part.name] : [],
  );
  const words = args.map((arg) => (arg.type === 'Word' ? arg.value : ''));
  switch (name?.value) {
    case 'read':
    case 'mapfile':
    case 'readarray':
    case 'getopts':
      return [...assigned, ...words];
    case 'printf':
      return words[0] === '-v' ? words.slice(1, 2) : [];
    case 'let':
      return words.flatMap((word) => /^\w+(?=\s*[^=!<>\w\s]*=[^=])/.exec(word) ?? []);
    default:
      return assigned;
  }
}
