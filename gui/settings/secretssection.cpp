// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/secretssection.h"

#include "gui/mainwindow/pagecontext.h"
#include "gui/settings/secretlook.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/note.h"
#include "gui/widgets/plainletters.h"
#include "gui/widgets/textlabel.h"
#include "models/config/configservice.h"
#include "models/secrets/secretstore.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

SecretsSection::SecretsSection(const PageContext &context, QWidget *parent)
    : SettingsSection(u"secrets"_s, tr("Secrets"), u"key"_s, parent)
    , m_secrets(context.secrets)
    , m_config(context.config)
{
    makeMasterKey();
    makeStored();
    connect(m_secrets, &SecretStore::stateChanged, this, &SecretsSection::refresh);
    connect(m_secrets, &SecretStore::fileExpected, this, &SecretsSection::refresh);
    if (m_config)
        connect(m_config, &ConfigService::changed, this, &SecretsSection::refreshStored);
    refresh();
}

void SecretsSection::makeMasterKey()
{
    Card *card = addCard(tr("Master key"));
    m_badge = new Badge(card);
    card->addBesideTitle(m_badge);
    m_place = new TextLabel({}, card);
    m_sentence = new TextLabel({}, Role::Muted, TextLabel::Size::Body, card);
    for (TextLabel *label : {m_place, m_sentence}) {
        label->setWordWrap(true);
        card->body()->addWidget(label);
    }
    m_unlock = new Button(Button::Kind::Primary, tr("Unlock"), u"unlock"_s, card);
    m_useFile = new Button(Button::Kind::Normal, tr("Use a file instead"), card);
    m_move = new Button(Button::Kind::Normal, tr("Move to the keychain"), u"lock"_s, card);
    m_giveUp = new Button(Button::Kind::Danger, tr("Give stored keys up…"), card);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (Button *button : {m_unlock, m_useFile, m_move, m_giveUp})
        row->addWidget(button);
    row->addStretch();
    card->body()->addLayout(row);
    m_note = new Note(card);
    card->body()->addWidget(m_note);
    connect(m_move, &Button::clicked, m_secrets, &SecretStore::moveToKeychain);
    connect(m_secrets, &SecretStore::moveRefused, this, [this](const QString &sentence) {
        m_note->tell({Message::Kind::Error, tr("Not moved."), sentence});
    });
    connect(m_unlock, &Button::clicked, m_secrets, &SecretStore::unlock);
    connect(m_useFile, &Button::clicked, m_secrets, &SecretStore::useFileInstead);
    connect(m_giveUp, &Button::clicked, this, &SecretsSection::askToGiveUp);
}

void SecretsSection::makeStored()
{
    Card *card = addCard(tr("Keys of providers"));
    m_storedCard = card;
    m_stored = new TextLabel({}, card);
    m_fromEnvironment = new TextLabel({}, Role::Muted, TextLabel::Size::Body, card);
    for (TextLabel *label : {m_stored, m_fromEnvironment}) {
        label->setWordWrap(true);
        card->body()->addWidget(label);
    }
    card->setVisible(m_config);
}

void SecretsSection::refresh()
{
    const SecretState &state = m_secrets->state();
    const SecretLook look = SecretLook::of(state);
    m_badge->tell(look.tone, look.word);
    m_place->setText(whereSecretsLie(state));
    m_place->setVisible(state.source && !state.firstKey); // else nothing lies anywhere yet
    m_sentence->setText(look.lead.isEmpty() ? look.sentence : look.lead + u' ' + look.sentence);
    m_sentence->setVisible(!state.refused); // then it is said as an answer to what was asked
    m_unlock->setVisible(look.canUnlock);
    m_useFile->setVisible(look.canUseFile);
    m_useFile->setToolTip(
        tr("The master key then lies in a file in the data folder, readable for you alone"));
    m_move->setVisible(state.isOpen() && state.source == KeySource::File);
    m_giveUp->setVisible(look.canGiveUp);
    if (state.refused)
        m_note->tell({Message::Kind::Error, look.lead, look.sentence});
    else
        m_note->clear();
    refreshStored();
}

void SecretsSection::refreshStored()
{
    if (!m_config)
        return;
    int stored = 0;
    int locked = 0;
    QStringList variables;
    for (const ProviderConfig &provider : m_config->state()->configuration.providers) {
        for (const KeyConfig &key : provider.keys) {
            if (!key.value.reference.isEmpty())
                variables += key.value.reference.mid(key.value.reference.indexOf(u'.') + 1);
            else if (key.value.locked)
                ++locked;
            else if (!key.value.value.isEmpty())
                ++stored;
        }
    }
    variables.removeDuplicates();
    QString text = stored + locked == 0 ? tr("No key is stored.")
                                        : tr("%n key(s) stored, encrypted.", nullptr, stored + locked);
    if (locked > 0)
        text += u' ' + tr("%n of them cannot be read at present.", nullptr, locked);
    m_stored->setText(text);
    m_fromEnvironment->setText(
        tr("Taken from the environment, not stored: %1.").arg(variables.join(u", "_s)));
    m_fromEnvironment->setVisible(!variables.isEmpty());
}

void SecretsSection::askToGiveUp()
{
    if (m_box)
        return;
    auto *box = new QMessageBox(window());
    m_box = box;
    box->setAttribute(Qt::WA_DeleteOnClose);
    new PlainLetters(box);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Give stored keys up"));
    box->setText(tr("Give the stored keys up and begin with a new master key?"));
    box->setInformativeText(
        tr("Providers stay, but each key has to be entered again. A copy of the database is "
           "kept, in case the master key is found."));
    const auto *give = box->addButton(tr("&Give them up"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("&Cancel"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::finished, this, [this, box, give] {
        if (box->clickedButton() == give)
            m_secrets->giveUp();
    });
    box->open();
}

} // namespace bifrost::gui
