// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/storesettings.h"

#include "models/config/barereferences.h"
#include "models/config/secretreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

SecretValue readEncryptionKey(ObjectReader &root, const QProcessEnvironment &environment)
{
    SecretValue key = readSecret(root, "encryption_key"_L1, environment);
    if (!key.value.isEmpty() || !key.reference.isEmpty())
        return key;
    const QString variable = u"BIFROST_ENCRYPTION_KEY"_s;
    if (const QByteArray value = environment.value(variable).trimmed().toUtf8(); !value.isEmpty())
        return {Secret(std::string_view(value.constData(), std::size_t(value.size()))), "env."_L1 + variable};
    return {};
}

} // namespace

StoreSettings readStoreSettings(ObjectReader &root, const QProcessEnvironment &environment)
{
    StoreSettings settings;
    settings.encryptionKey = readEncryptionKey(root, environment);
    std::optional<ObjectReader> reader = root.object("config_store"_L1);
    if (!reader)
        return settings;
    settings.enabled = reader->flag("enabled"_L1, settings.enabled);
    const QString type = reader->text("type"_L1);
    if (type == "postgres"_L1 || type == "postgresql"_L1) {
        reader->findings().note(
            reader->pathOf(u"type"), reader->take("type"_L1)->offset,
            u"PostgreSQL is not available in this version. The configuration is kept in SQLite."_s);
        reader->take("config"_L1);
    } else if (!type.isEmpty() && type != "sqlite"_L1) {
        reader->fail("type"_L1, Fault::Choice, u"must be \"sqlite\"."_s);
    }
    if (type.isEmpty() || type == "sqlite"_L1) {
        if (std::optional<ObjectReader> sqlite = reader->object("config"_L1)) {
            settings.path = sqlite->text("path"_L1);
            if (const JsonNode *node = sqlite->take("path"_L1))
                noteBareReference(sqlite->findings(), sqlite->pathOf(u"path"), node->offset, settings.path,
                                  u"Write the path itself."_s);
            sqlite->finish();
        }
    }
    reader->finish();
    return settings;
}

} // namespace bifrost
