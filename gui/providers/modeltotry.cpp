// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/modeltotry.h"

#include <algorithm>
#include <array>

namespace bifrost::gui {

namespace {

// Parts of names. What makes no text comes in all kinds of spellings, and costs more than a few tokens.
constexpr std::array Mute{"embed",      "whisper",       "tts",          "dall-e",  "image",   "audio",
                          "moderation", "rerank",        "ocr",          "speech",  "video",   "sora",
                          "realtime",   "search",        "transcri",     "guard",   "veo",     "imagen",
                          "voxtral",    "deep-research", "computer-use", "babbage", "davinci", "instruct-v0",
                          "bge-",       "clip"};
// Whole words of names: "gemini" is no mini.
constexpr std::array Cheap{"nano", "flash-lite", "mini", "haiku", "flash", "small", "lite",
                           "tiny", "instant",    "8b",   "7b",    "3b",    "1b"};

bool isMute(const QString &name)
{
    return std::ranges::any_of(Mute, [&name](const char *part) {
        return name.contains(QLatin1StringView(part), Qt::CaseInsensitive);
    });
}

bool hasWord(const QString &name, QLatin1StringView word)
{
    QString words = u'-' + name.toLower() + u'-';
    for (QChar &letter : words) {
        if (!letter.isLetterOrNumber())
            letter = u'-';
    }
    return words.contains(u'-' + word + u'-');
}

} // namespace

QString modelToTry(const QStringList &models)
{
    QStringList chats;
    std::ranges::copy_if(models, std::back_inserter(chats),
                         [](const QString &name) { return !isMute(name); });
    for (const char *part : Cheap) {
        for (const QString &name : chats) {
            if (hasWord(name, QLatin1StringView(part)))
                return name;
        }
    }
    return chats.isEmpty() ? models.value(0) : chats.first();
}

} // namespace bifrost::gui
