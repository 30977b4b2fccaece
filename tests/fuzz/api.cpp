// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of /api: whatever comes is a command or a refusal, and a command is carried out or refused.
#include "gateway/admin/configcontroller.h"
#include "gateway/admin/keycontroller.h"
#include "gateway/admin/providercontroller.h"
#include "models/config/configeditor.h"
#include "tests/fuzz/require.h"

#include <QJsonDocument>

#include <array>
#include <cstdint>

using namespace bifrost;
using namespace bifrost::admin;
using namespace Qt::StringLiterals;
using bifrost::fuzz::require;

namespace {

StoredConfiguration stored()
{
    StoredConfiguration configuration;
    StoredProvider provider;
    provider.name = u"openai"_s;
    StoredKey key;
    key.id = u"k1"_s;
    key.name = u"main"_s;
    key.document = ConfigDocument::split({{u"value"_s, u"sk-stored-0123456789"_s}});
    provider.keys.push_back(key);
    configuration.providers.insert(provider.name, provider);
    return configuration;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const QString name = u"openai"_s;
    static const ConfigState state = [] {
        ConfigState one;
        one.stored = stored();
        one.configuration.providers.emplace_back().name = u"openai"_s;
        return one;
    }();
    EditRequest request = AdminReply();
    switch (data[0] % 8) {
    case 0:
        request = ProviderController::create(body);
        break;
    case 1:
        request = ProviderController::replace(name, body, {});
        break;
    case 2:
        request = ProviderController::patch(name, body, {});
        break;
    case 3:
        request = KeyController::add(name, body);
        break;
    case 4:
        request = KeyController::replace(name, u"k1"_s, body, {});
        break;
    case 5:
        request = KeyController::patch(name, u"k1"_s, body, {});
        break;
    case 6:
        request = ConfigController::patch(state, {}, body, {});
        break;
    default:
        request = ConfigController::replace(state, body, {});
        break;
    }
    if (const AdminReply *refused = std::get_if<AdminReply>(&request)) {
        require(refused->status >= 400 && refused->status < 500, "a refusal is one");
        require(QJsonDocument::fromJson(refused->body).isObject(), "and is JSON");
        return 0;
    }
    const ConfigEdit &edit = std::get<ConfigEdit>(request);
    const StoredConfiguration before = stored();
    const EditResult result = editConfiguration(before, edit.command, {});
    if (result.error)
        return 0;
    // What was changed can be written, read and changed in the same way again.
    StoredConfiguration after = before;
    result.change.applyTo(after);
    for (const StoredProvider &provider : after.providers) {
        const ReadDocument<ProviderConfig> read = readStored(provider, {});
        require(read.errors.empty(), "what is stored can be read");
    }
    return 0;
}
