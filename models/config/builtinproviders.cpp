// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/builtinproviders.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

QStringList words(const QString &text)
{
    return text.simplified().split(u' ');
}

} // namespace

const QStringList &builtinProviders()
{
    static const QStringList names = words(uR"(
        openai anthropic azure bedrock cohere vertex mistral ollama groq sgl parasail perplexity cerebras gemini
        openrouter elevenlabs huggingface nebius xai replicate vllm runway fireworks
        bedrock_mantle deepseek runware sarvam opencode databricks github_copilot deepgram)"_s);
    return names;
}

const QStringList &baseProviderTypes()
{
    static const QStringList names = words(u"anthropic bedrock cohere gemini openai huggingface replicate"_s);
    return names;
}

const QStringList &operationNames()
{
    static const QStringList names = words(uR"(
        list_models text_completion text_completion_stream chat_completion chat_completion_stream
        responses responses_stream count_tokens embedding rerank
        speech speech_stream transcription transcription_stream
        image_generation image_generation_stream image_edit image_edit_stream image_variation
        video_generation video_retrieve video_download video_delete video_list video_remix
        batch_create batch_list batch_retrieve batch_cancel batch_delete batch_results
        file_upload file_list file_retrieve file_delete file_content
        container_create container_list container_retrieve container_delete
        container_file_create container_file_list container_file_retrieve container_file_content container_file_delete
        passthrough passthrough_stream websocket_responses realtime)"_s);
    return names;
}

} // namespace bifrost
