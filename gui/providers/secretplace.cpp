// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/secretplace.h"

#include "gui/settings/secretlook.h"
#include "models/secrets/secretstore.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

struct PlaceTexts
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::SecretPlace)
};

SecretPlace placeOfStored(const SecretStore *store, bool hasDatabase)
{
    if (!hasDatabase)
        return {u"config.json"_s,
                PlaceTexts::tr("It stands in config.json, readable for whoever can read that."),
                PlaceTexts::tr("Keys stand in config.json, readable for whoever can read that."), true};
    const std::optional<KeySource> source = store ? store->state().source : std::nullopt;
    if (!source && store && store->state().fileExpected)
        return {
            PlaceTexts::tr("Encrypted"), PlaceTexts::tr("It is kept encrypted in config.db."),
            PlaceTexts::tr("Keys are stored encrypted. There is no keychain here, so what opens them will "
                           "lie in a file beside them: whoever can read your files can read your keys."),
            true};
    if (!source && store && store->state().isOpen())
        return {PlaceTexts::tr("Encrypted"), PlaceTexts::tr("It is kept encrypted in config.db."),
                PlaceTexts::tr("Keys are stored encrypted. With the first one your keychain may ask for its "
                               "password: it keeps what opens them.")};
    if (!source)
        return {PlaceTexts::tr("Encrypted"), PlaceTexts::tr("It is kept encrypted in config.db."),
                PlaceTexts::tr("Keys are stored encrypted on this computer.")};
    switch (*source) {
    case KeySource::Keychain:
        return {
            PlaceTexts::tr("Keychain"),
            PlaceTexts::tr("It is kept encrypted in config.db, and what opens that lies in the keychain."),
            PlaceTexts::tr("Keys are stored encrypted, and only your keychain opens them.")};
    case KeySource::File:
        return {PlaceTexts::tr("Key file"),
                PlaceTexts::tr("It is kept encrypted in config.db, and what opens that lies beside it in "
                               "master.key: whoever can read your files can read it."),
                PlaceTexts::tr("Keys are stored encrypted, but without a keychain what opens them lies in a "
                               "file beside them: whoever can read your files can read your keys."),
                true};
    case KeySource::Passphrase:
        break;
    }
    return {PlaceTexts::tr("Passphrase"),
            PlaceTexts::tr("It is kept encrypted in config.db, and “encryption_key” opens that."),
            PlaceTexts::tr("Keys are stored encrypted, and “encryption_key” opens them.")};
}

} // namespace

SecretPlace secretPlace(const SecretStore *store, bool hasDatabase)
{
    SecretPlace place = placeOfStored(store, hasDatabase);
    if (hasDatabase && store && !store->state().isOpen()) {
        const SecretLook look = SecretLook::of(store->state());
        place.canUnlock = look.canUnlock;
        place.troubleWord = look.word;
        place.troubleLead = look.lead.isEmpty() ? look.sentence : look.lead;
        place.trouble = look.lead.isEmpty() ? look.sentence : look.lead + u' ' + look.sentence;
    }
    return place;
}

} // namespace bifrost::gui
