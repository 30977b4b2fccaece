// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/providerkind.h"

#include <QHash>

namespace bifrost {

using namespace Qt::StringLiterals;

QString providerTitle(const QString &name)
{
    static const QHash<QString, QString> titles{
        {u"anthropic"_s, u"Anthropic"_s},
        {u"cerebras"_s, u"Cerebras"_s},
        {u"cohere"_s, u"Cohere"_s},
        {u"deepseek"_s, u"DeepSeek"_s},
        {u"demo"_s, u"Demo"_s},
        {u"fireworks"_s, u"Fireworks AI"_s},
        {u"gemini"_s, u"Google Gemini"_s},
        {u"groq"_s, u"Groq"_s},
        {u"huggingface"_s, u"Hugging Face"_s},
        {u"llamacpp"_s, u"llama.cpp"_s},
        {u"lmstudio"_s, u"LM Studio"_s},
        {u"mistral"_s, u"Mistral"_s},
        {u"mlx-local"_s, u"MLX"_s},
        {u"nebius"_s, u"Nebius"_s},
        {u"ollama"_s, u"Ollama"_s},
        {u"openai"_s, u"OpenAI"_s},
        {u"openrouter"_s, u"OpenRouter"_s},
        {u"parasail"_s, u"Parasail"_s},
        {u"perplexity"_s, u"Perplexity"_s},
        {u"sgl"_s, u"SGLang"_s},
        {u"vllm"_s, u"vLLM"_s},
        {u"xai"_s, u"xAI"_s},
    };
    return titles.value(name, name);
}

QString usualLocalUrl(const QString &name)
{
    static const QHash<QString, QString> urls{
        {u"ollama"_s, u"http://localhost:11434"_s},
        {u"sgl"_s, u"http://localhost:30000"_s},
        {u"vllm"_s, u"http://localhost:8000"_s},
    };
    return urls.value(name);
}

} // namespace bifrost
