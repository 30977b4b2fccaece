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
                PlaceTexts::tr("It stands in config.json, readable for whoever can read that.")};
    const std::optional<KeySource> source = store ? store->state().source : std::nullopt;
    if (!source)
        return {PlaceTexts::tr("Encrypted"), PlaceTexts::tr("It is kept encrypted in config.db.")};
    switch (*source) {
    case KeySource::Keychain:
        return {
            PlaceTexts::tr("Keychain"),
            PlaceTexts::tr("It is kept encrypted in config.db, and what opens that lies in the keychain.")};
    case KeySource::File:
        return {PlaceTexts::tr("Key file"),
                PlaceTexts::tr("It is kept encrypted in config.db, and what opens that lies beside it in "
                               "master.key: whoever can read your files can read it.")};
    case KeySource::Passphrase:
        break;
    }
    return {PlaceTexts::tr("Passphrase"),
            PlaceTexts::tr("It is kept encrypted in config.db, and “encryption_key” opens that.")};
}

} // namespace

SecretPlace secretPlace(const SecretStore *store, bool hasDatabase)
{
    SecretPlace place = placeOfStored(store, hasDatabase);
    if (hasDatabase && store && !store->state().isOpen()) {
        const SecretLook look = SecretLook::of(store->state());
        place.canUnlock = look.canUnlock;
        place.troubleWord = look.word;
        place.trouble = look.lead.isEmpty() ? look.sentence : look.lead + u' ' + look.sentence;
    }
    return place;
}

} // namespace bifrost::gui
