// SPDX-License-Identifier: GPL-3.0-or-later
// The official openai client, through each base URL that people give it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { Stage } from './stage.mjs';

const stage = new Stage();
const messages = [{ role: 'user', content: 'one two three' }];
const tools = [{
    type: 'function',
    function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
}];
const delta = JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: 'x' } }] });

before(() => stage.start());
after(() => stage.stop());

function clientFor(prefix) {
    return new OpenAI({ baseURL: stage.url + prefix, apiKey: 'sk-caller', maxRetries: 0, timeout: 20000 });
}

for (const prefix of ['/v1', '/openai/v1', '/openai']) {
    describe(`through ${prefix}`, () => {
        for (const model of ['demo/echo', 'openai/gpt-4o-mini']) {
            it(`chats with ${model}`, async () => {
                const answer = await clientFor(prefix).chat.completions.create({ model, messages });
                assert.equal(answer.object, 'chat.completion');
                assert.match(answer.choices[0].message.content, /one two three/);
                assert.equal(answer.choices[0].finish_reason, 'stop');
                assert.ok(answer.usage.total_tokens > 0);
            });

            it(`streams from ${model}`, async () => {
                const stream = await clientFor(prefix).chat.completions.create({ model, messages, stream: true });
                let text = '';
                let role;
                let finish;
                for await (const chunk of stream) {
                    assert.equal(chunk.usage ?? null, null, 'usage without being asked for');
                    assert.equal(chunk.choices.length, 1);
                    role ??= chunk.choices[0].delta.role;
                    text += chunk.choices[0].delta.content ?? '';
                    finish = chunk.choices[0].finish_reason ?? finish;
                }
                assert.equal(role, 'assistant');
                assert.match(text, /one two three/);
                assert.equal(finish, 'stop');
            });

            it(`streams usage from ${model}`, async () => {
                const stream = await clientFor(prefix).chat.completions.create({
                    model, messages, stream: true, stream_options: { include_usage: true },
                });
                const chunks = [];
                for await (const chunk of stream)
                    chunks.push(chunk);
                assert.ok(chunks.at(-1).usage.total_tokens > 0);
                assert.equal(chunks.filter((chunk) => chunk.usage).length, 1);
            });

            it(`gathers a stream of ${model} with the client's helper`, async () => {
                const answer = await clientFor(prefix).chat.completions.stream({ model, messages }).finalChatCompletion();
                assert.match(answer.choices[0].message.content, /one two three/);
            });
        }

        it('goes round with a tool call', async () => {
            const client = clientFor(prefix);
            const model = 'openai/gpt-4o';
            const first = await client.chat.completions.create({ model, messages, tools });
            const called = first.choices[0].message;
            assert.deepEqual(JSON.parse(called.tool_calls[0].function.arguments), { city: 'Paris' });
            const second = await client.chat.completions.create({
                model, tools,
                messages: [...messages, called, { role: 'tool', tool_call_id: called.tool_calls[0].id, content: 'sunny' }],
            });
            assert.match(second.choices[0].message.content, /sunny/);
        });

        it('goes round with a streamed tool call', async () => {
            const client = clientFor(prefix);
            const model = 'openai/gpt-4o';
            const first = await client.chat.completions.stream({ model, messages, tools }).finalChatCompletion();
            const { role, content, tool_calls } = first.choices[0].message;
            assert.equal(tool_calls[0].function.arguments, '{"city":"Paris"}');
            const second = await client.chat.completions.create({
                model, tools,
                messages: [
                    ...messages, { role, content, tool_calls: tool_calls.map(({ id, type, function: f }) => (
                        { id, type, function: { name: f.name, arguments: f.arguments } })) },
                    { role: 'tool', tool_call_id: tool_calls[0].id, content: 'sunny' },
                ],
            });
            assert.match(second.choices[0].message.content, /sunny/);
        });

        it('embeds, by default as base64', async () => {
            const client = clientFor(prefix);
            const model = 'openai/text-embedding-3-small';
            const both = await client.embeddings.create({ model, input: ['a', 'b'] });
            assert.equal(JSON.parse((await stage.state()).last.body).encoding_format, 'base64');
            assert.deepEqual(both.data.map((item) => item.embedding), [[0.5, -0.25, 0.125], [0.5, -0.25, 0.125]]);
            const floats = await client.embeddings.create({ model, input: 'a', encoding_format: 'float' });
            assert.deepEqual(floats.data[0].embedding, [0.5, -0.25, 0.125]);
        });

        it('lists models', async () => {
            const ids = [];
            for await (const model of clientFor(prefix).models.list())
                ids.push(model.id);
            assert.ok(ids.includes('openai/gpt-4o-mini'), ids.join());
            assert.equal(ids.at(-1), 'demo/echo');
        });

        it('completes a prompt', async () => {
            const answer = await clientFor(prefix).completions.create({
                model: 'openai/gpt-3.5-turbo-instruct', prompt: 'say it',
            });
            assert.equal(answer.choices[0].text, 'say it');
        });

        it('raises the classes that the client has for errors', async () => {
            const client = clientFor(prefix);
            const ask = (model = 'openai/gpt-4o', more = {}) => client.chat.completions.create({ model, messages, ...more });
            await assert.rejects(ask('openai/gpt-99'), (error) => error instanceof OpenAI.NotFoundError
                && error.status === 404 && /gpt-99/.test(error.message));
            await assert.rejects(ask('openai/gpt-4o', { temperature: 'warm' }), OpenAI.BadRequestError);
            await stage.enqueue({ status: 429, headers: 'Retry-After: 1\r\nX-Request-Id: req_1\r\n',
                body: '{"error":{"message":"slow down","type":"requests","param":null,"code":"rate_limit_exceeded"}}' });
            await assert.rejects(ask(), (error) => error instanceof OpenAI.RateLimitError
                && error.code === 'rate_limit_exceeded' && error.headers.get('retry-after') === '1');
            await stage.enqueue({ status: 401,
                body: '{"error":{"message":"bad key","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}' });
            await assert.rejects(ask(), (error) => error instanceof OpenAI.AuthenticationError
                && error.code === 'invalid_api_key');
            await stage.enqueue({ status: 503, headers: 'Content-Type: text/html\r\n', body: '<html>down</html>' });
            await assert.rejects(ask(), OpenAI.InternalServerError);
        });

        it('raises an error that comes inside a stream', async () => {
            await stage.enqueue({ events: [delta, JSON.stringify({ error: { message: 'lost', type: 'server_error' } })] });
            const stream = await clientFor(prefix).chat.completions.create({
                model: 'openai/gpt-4o', messages, stream: true,
            });
            await assert.rejects(async () => {
                for await (const chunk of stream)
                    assert.equal(chunk.choices[0].delta.content, 'x');
            }, OpenAI.APIError);
        });

        it('cancels the provider when the caller aborts', async () => {
            const before = (await stage.state()).aborts;
            await stage.enqueue({ events: [delta], repeat: 10000, pause_ms: 5 });
            const stream = await clientFor(prefix).chat.completions.create({
                model: 'openai/gpt-4o', messages, stream: true,
            });
            for await (const chunk of stream) {
                assert.equal(chunk.choices[0].delta.content, 'x');
                stream.controller.abort();
            }
            await stage.waitFor((state) => state.aborts === before + 1);
        });
    });
}
