import { remembered } from '../documents/remembered.ts';
import type { Invocation } from './shell-commands.ts';

/** A kind of command that destroys what can't be brought back by running another. */
interface Destructive {
  program: RegExp;
  /** On its arguments, joined by spaces, with a space before and after. */
  args?: RegExp;
  /** On what it is given to run: arguments and input. */
  text?: (text: string) => boolean;
  /** What it does, after "which": `deletes a folder with all it holds`. */
  what: string;
}

const sqlClients =
  /^(?:psql|mysql|mariadb|sqlite3|sqlcmd|mysqlsh|cockroach|clickhouse(?:-client)?|cqlsh|snowsql|bq|pgcli|mycli)$/;

const kinds: readonly Destructive[] = [
  {
    program: /^rm$/,
    args: / (?:-[a-zA-Z]*[rR][a-zA-Z]*|--recursive) /,
    what: 'deletes folders with all they hold',
  },
  { program: /^find$/, args: / -delete | -exec rm /, what: 'deletes what it finds' },
  { program: /^rsync$/, args: / --(?:delete|del|remove)\S* /, what: 'deletes files at its target' },
  { program: /^dd$/, args: / of=/, what: 'overwrites its target' },
  { program: /^(?:mkfs(?:\..+)?|wipefs|shred|blkdiscard)$/, what: 'erases a disk or a file' },
  { program: /^(?:lvremove|vgremove|pvremove)$/, what: 'removes a volume' },
  { program: /^(?:zfs|zpool)$/, args: / destroy /, what: 'destroys a file system' },
  { program: /^truncate$/, args: / (?:-s ?0|--size[= ]0) /, what: 'empties a file' },
  { program: sqlClients, text: destroysRows, what: 'destroys rows or tables' },
  { program: /^(?:dropdb|dropuser)$/, what: 'drops a database or a user' },
  { program: /^mysqladmin$/, args: / drop /, what: 'drops a database' },
  {
    program: /^mongo(?:sh)?$/,
    text: (text) =>
      /dropDatabase|\.drop\(|\.(?:deleteMany|remove)\(\s*(?:\{\s*\})?\s*\)/.test(text),
    what: 'drops data',
  },
  { program: /^redis-cli$/, args: / (?:FLUSHALL|FLUSHDB) /i, what: 'empties the store' },
  {
    program: /^(?:kubectl|oc|k)$/,
    args: /^(?: --?\S+(?:[= ](?!delete )\S+)?)* delete | --prune /,
    what: 'deletes objects of the cluster',
  },
  {
    program: /^helm$/,
    args: /^(?: -\S+(?: (?!un|del)\S+)?)* (?:uninstall|delete|del|un) /,
    what: 'removes a release',
  },
  {
    program: /^(?:terraform|tofu|terragrunt|pulumi|cdk)$/,
    args: / (?:destroy|-destroy|state rm|down) /,
    what: 'destroys infrastructure',
  },
  {
    program: /^git$/,
    args: / push (?:.* )?(?:-[a-z]*f[a-z]*|--force|--mirror|--delete|-d|\+\S+|:\S+) /,
    what: 'overwrites or deletes what others have',
  },
  {
    program: /^kafka-[\w-]+(?:\.sh)?$/,
    args: / --delete /,
    what: 'deletes topics, groups or records',
  },
  { program: /^kafka-delete-records(?:\.sh)?$/, what: 'deletes records' },
  {
    program: /^rabbitmq(?:ctl|admin)$/,
    args: / (?:delete|purge|reset|force_reset)\S* /,
    what: 'deletes or empties queues',
  },
  {
    program: /^(?:docker|podman|nerdctl)$/,
    args: / volume (?:rm|remove|prune) | system prune | compose (?:.* )?down (?:.* )?(?:-v|--volumes) /,
    what: 'deletes volumes',
  },
  { program: /^docker-compose$/, args: / down (?:.* )?(?:-v|--volumes) /, what: 'deletes volumes' },
  {
    program: /^aws$/,
    args: / s3 rm (?:.* )?--recursive | s3 rb | s3 sync (?:.* )?--delete | (?:delete|terminate|purge)-\S+ /,
    what: 'deletes resources',
  },
  {
    program: /^(?:gcloud|az|doctl|heroku|flyctl|fly)$/,
    args: / (?:delete|purge|destroy|\S+:destroy|\S+:reset) /,
    what: 'deletes resources',
  },
  { program: /^gsutil$/, args: / (?:rm|rb) | rsync (?:.* )?-d /, what: 'deletes objects' },
  { program: /^etcdctl$/, args: / del /, what: 'deletes keys' },
  { program: /^consul$/, args: / kv delete /, what: 'deletes keys' },
  { program: /^vault$/, args: / (?:delete|destroy|disable) /, what: 'deletes secrets' },
  {
    program: /^curl$/,
    args: / (?:-X ?|--request[= ])DELETE /i,
    what: 'deletes what the address names',
  },
  { program: /^crontab$/, args: / -r /, what: 'deletes all jobs' },
];

/** The kinds that a program may be of: none for most. */
const kindsOf = remembered((program) => kinds.filter((kind) => kind.program.test(program)));

/** What a command destroys, after "which"; null for one that destroys nothing. */
export function destructionBy({ program, args, input }: Invocation): string | null {
  const possible = kindsOf(program);
  if (possible.length === 0) return null;
  const joined = ` ${args.join(' ')} `;
  const kind = possible.find(
    (each) => (each.args?.test(joined) ?? true) && (each.text?.(`${joined}\n${input}`) ?? true),
  );
  return kind?.what ?? null;
}

/** Whether a program runs SQL that it is given or that is piped into it. */
export function isSqlClient({ program }: Invocation): boolean {
  return sqlClients.test(program);
}

/** Whether SQL drops something, empties a table, or deletes or changes rows without a condition. */
export function destroysRows(sql: string): boolean {
  return sql
    .replace(/--[^\n]*|\/\*[^]*?\*\//g, ' ')
    .split(';')
    .some(
      (statement) =>
        /\bDROP\s+(?:TABLE|DATABASE|SCHEMA|INDEX|COLUMN|VIEW|MATERIALIZED|USER|ROLE|SEQUENCE|TYPE|KEYSPACE|PARTITION|CONSTRAINT)\b/i.test(
          statement,
        ) ||
        /\bTRUNCATE\s+["`\w]/i.test(statement) ||
        (/\bDELETE\s+FROM\b|\bUPDATE\s+["`\w.]+\s+SET\b/i.test(statement) &&
          !/\bWHERE\b/i.test(statement)),
    );
}
