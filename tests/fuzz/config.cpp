// SPDX-License-Identifier: GPL-3.0-or-later
// config.json, and documents that come over /api: whatever they hold, reading them ends, says at most so
// much, and no secret gets into a sentence or into what is shown.
#include "models/config/configdocument.h"
#include "models/config/configreader.h"
#include "models/config/jsonparser.h"
#include "models/config/secretslots.h"
#include "tests/fuzz/require.h"

#include <QJsonDocument>

#include <cstdint>

using namespace bifrost;
using namespace Qt::StringLiterals;
using bifrost::fuzz::require;

namespace {

const QString Secret1 = u"sk-planted-secret-0123456789"_s;

bool quotesSecret(const QString &text)
{
    return text.contains(Secret1);
}

/// The planted text in the place of each secret that the document has.
void checkDocument(const QJsonObject &object)
{
    const ConfigDocument split = ConfigDocument::split(object);
    const ConfigDocument again = ConfigDocument::split(split.revealed());
    require(again.members == split.members && again.secrets == split.secrets,
            "a document that was taken apart can be put together");
    const QByteArray shown = QJsonDocument(split.masked()).toJson();
    for (const SecretSlot &slot : split.secrets) {
        if (slot.value.reveal() == Secret1.toStdString())
            require(!quotesSecret(QString::fromUtf8(shown))
                        || quotesSecret(QString::fromUtf8(QJsonDocument(split.members).toJson())),
                    "a secret is not shown");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Environment environment = [] {
        Environment variables;
        variables.insert(u"SET"_s, Secret1);
        variables.insert(u"OPENAI_API_KEY"_s, Secret1);
        return variables;
    }();
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<JsonNode> tree = JsonParser::parse(text, u"f"_s);
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (tree && tree->type == JsonNode::Type::Object && !text.startsWith("\xef\xbb\xbf"))
        require(document.isObject(), "what one takes the other takes");

    const Result<ReadConfiguration> read = readConfiguration(text, u"f"_s, environment);
    require(!read || tree.hasValue(), "only JSON is a configuration");
    if (read) {
        require(read->notices.size() <= 101, "notices have a bound");
        for (const ConfigNotice &notice : read->notices)
            require(!quotesSecret(notice.sentence), "no notice quotes a secret");
    } else {
        const QString sentence = QString::fromStdString(read.error().message);
        require(!sentence.isEmpty() && sentence.count(u'\n') <= 10, "mistakes have a bound");
        // Names of members are quoted, and so is what stands in the place of a number or a choice.
        require(sentence.size() < 20'000, "a sentence has an end");
    }
    if (document.isObject())
        checkDocument(document.object());
    return 0;
}
