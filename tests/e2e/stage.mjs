// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the mock provider and the gateway before a file's tests and ends them behind: the gateway must leave by
// itself with 0, and the mock must not have seen anything that a gateway may not send.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const startMilliseconds = 30000;
const endMilliseconds = 20000;

/** Runs a program and waits for the address that it prints. */
async function startProgram(path, args, env) {
    const child = spawn(path, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const address = new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${path} did not start: ${output}`)), startMilliseconds);
        let said = '';
        child.stdout.on('data', (text) => {
            output += text;
            said += text;
            const found = /http:\/\/[^\s:]+:(\d+)\s/.exec(said);
            if (found) {
                clearTimeout(timer);
                resolve(Number(found[1]));
            }
        });
        child.stderr.on('data', (text) => { output += text; });
        child.once('exit', (code) => reject(new Error(`${path} ended with ${code}: ${output}`)));
    });
    return { child, port: await address, output: () => output };
}

async function endProgram(program) {
    const ended = once(program.child, 'exit');
    program.child.kill('SIGTERM');
    const timer = setTimeout(() => program.child.kill('SIGKILL'), endMilliseconds);
    const [code] = await ended;
    clearTimeout(timer);
    return code;
}

export class Stage {
    async start() {
        this.folder = await mkdtemp(join(tmpdir(), 'bifrost-e2e-'));
        this.mock = await startProgram(process.env.BIFROST_MOCKPROVIDER, ['0', 'sk-mock'], process.env);
        this.mockUrl = `http://127.0.0.1:${this.mock.port}`;
        const config = {
            providers: {
                openai: {
                    keys: [{ name: 'main', value: 'sk-mock', weight: 1 }],
                    network_config: { base_url: this.mockUrl },
                },
            },
        };
        await writeFile(join(this.folder, 'config.json'), JSON.stringify(config));
        const environment = { PATH: process.env.PATH, HOME: this.folder, XDG_RUNTIME_DIR: this.folder, LC_ALL: 'C.UTF-8' };
        this.gateway = await startProgram(process.env.BIFROST_PROGRAM,
            ['--headless', '-port', '0', '-app-dir', this.folder], environment);
        this.url = `http://localhost:${this.gateway.port}`;
    }

    async stop() {
        const { faults } = await this.state();
        const code = await endProgram(this.gateway);
        await endProgram(this.mock);
        await rm(this.folder, { recursive: true });
        assert.deepEqual(faults, [], 'the mock saw what it should not');
        assert.equal(code, 0, this.gateway.output());
        assert.doesNotMatch(this.gateway.output(), /Sanitizer|runtime error:/);
    }

    /** What came in at the mock. */
    async state() {
        return (await fetch(`${this.mockUrl}/mock/state`)).json();
    }

    /** What the mock does with the next request. */
    async enqueue(step) {
        await fetch(`${this.mockUrl}/mock/step`, { method: 'POST', body: JSON.stringify(step) });
    }

    /** Asks the mock until `happened` says yes to its state, at most for so long. */
    async waitFor(happened, milliseconds = 5000) {
        const end = Date.now() + milliseconds;
        while (Date.now() < end) {
            const state = await this.state();
            if (happened(state))
                return state;
        }
        assert.fail('it did not happen in time');
    }
}
