// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/listenersection.h"

#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/listenport.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/settings/passwordpart.h"
#include "gui/settings/settingfield.h"
#include "gui/settings/settingrow.h"
#include "gui/settings/tlspart.h"
#include "gui/widgets/card.h"
#include "gui/widgets/formhead.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/line.h"
#include "gui/widgets/note.h"
#include "gui/widgets/plaintextfield.h"
#include "gui/widgets/switch.h"
#include "models/config/configservice.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int OriginsHeight = 66;
const QString EncryptionPart = u"encryption"_s;
const QString HostPath = u"server.host"_s;
const QString PortPath = u"server.port"_s;
const QString OriginsPath = u"client.allowed_origins"_s;

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (const QString origin = line.trimmed(); !origin.isEmpty())
            lines += origin;
    }
    return lines;
}

} // namespace

ListenerSection::ListenerSection(const PageContext &context, QWidget *parent)
    : SettingsSection(u"gateway"_s, tr("Gateway"), u"network"_s, parent)
    , m_control(context.control)
    , m_port(context.port)
    , m_config(context.config)
    , m_head(new FormHead)
    , m_note(new Note)
    , m_standIn(new Note(this))
{
    m_head->setTitle(tr("Listener"));
    // The verbs stay in sight wherever the form is scrolled to, and so does why they failed.
    auto *head = new QWidget(this);
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_head);
    rows->addWidget(m_note);
    setHead(head);
    column()->addWidget(m_standIn);
    makeAddress();
    Card *encryption = addCard(tr("Encryption"));
    m_tls = new TlsPart(m_control->gateway(), encryption);
    encryption->body()->addWidget(m_tls);
    connect(m_tls, &TlsPart::edited, this, &ListenerSection::noteChange);
    makeAccess();
    connect(m_head, &FormHead::applied, this, [this] { applyChanges([](bool) {}); });
    connect(m_head, &FormHead::reverted, this, &SettingsSection::revertWanted);
    connect(m_config, &ConfigService::changed, this, &ListenerSection::load);
    connect(m_control, &GatewayControl::changed, this, [this] {
        loadAddress();
        showStandIn();
    });
    load();
}

void ListenerSection::makeAddress()
{
    Card *card = addCard(tr("Address"));
    m_hostField = new SettingField(SettingField::Kind::Code, tr("Host"),
                                   tr("localhost: programs on this computer alone. 0.0.0.0: others in the "
                                      "network too, with a password."),
                                   card);
    m_hostField->setDefault(u"localhost"_s);
    m_portField =
        new SettingField(SettingField::Kind::Number, tr("Port"),
                         tr("Tools connect to it; changing it means changing their base URL."), card);
    m_portField->setDefault(u"8080"_s);
    m_openNote = new Note(card);
    card->body()->addWidget(m_hostField);
    card->body()->addWidget(m_openNote);
    card->body()->addWidget(new Line(Qt::Horizontal, Role::LineSoft, card));
    card->body()->addWidget(m_portField);
    for (SettingField *field : {m_hostField, m_portField}) {
        connect(field, &SettingField::edited, this, &ListenerSection::noteChange);
        connect(field, &SettingField::left, this, [this, field] { checkField(field); });
    }
}

void ListenerSection::makeAccess()
{
    Card *card = addCard(tr("Who may come"));
    m_password = new PasswordPart(card);
    card->body()->addWidget(m_password);
    card->body()->addWidget(new Line(Qt::Horizontal, Role::LineSoft, card));
    connect(m_password, &PasswordPart::edited, this, [this] {
        if (m_hostField->isWrong())
            checkField(m_hostField); // a password may be what it lacked
        noteChange();
    });
    m_owner = new Switch(card);
    m_ownerRow = new SettingRow(
        tr("Only my own programs may change settings"),
        tr("Without a password, /api answers only programs of the user who runs Bifrost."), m_owner, card);
    m_origins = new PlainTextField(tr("Web pages that may call"), OriginsHeight, card);
    m_origins->setPlaceholderText(u"https://app.example"_s);
    m_originsError = new InlineError(m_origins, card);
    m_originsRow = new SettingRow(
        tr("Web pages that may call"),
        tr("Pages in a browser are refused unless their origin stands here, one per line."), m_origins, card);
    m_originsRow->addBelow(m_originsError);
    card->body()->addWidget(m_ownerRow);
    card->body()->addWidget(new Line(Qt::Horizontal, Role::LineSoft, card));
    card->body()->addWidget(m_originsRow);
    connect(m_owner, &Switch::clicked, this, [this] {
        m_owner->setChecked(!m_owner->isChecked());
        noteChange();
    });
    connect(m_origins, &PlainTextField::textChanged, this, &ListenerSection::noteChange);
}

void ListenerSection::showReasons()
{
    const auto &readOnly = m_config->state()->readOnly;
    const QString why = readOnly ? QString::fromStdString(readOnly->message) : QString();
    m_hostField->setReason(m_port->isHostFixed() ? tr(
                               "Given on the command line or by BIFROST_HOST; it holds until Bifrost ends.")
                                                 : why);
    m_portField->setReason(
        m_port->isPortFixed() ? tr("Given on the command line; it holds until Bifrost ends.") : why);
    m_tls->setReason(why);
    m_password->setReason(why);
    m_ownerRow->setReason(why);
    m_originsRow->setReason(why);
}

void ListenerSection::look()
{
    showStandIn();
}

QString ListenerSection::originsText() const
{
    return m_config->state()->configuration.client.allowedOrigins.join(u'\n');
}

void ListenerSection::load()
{
    const Configuration &stored = m_config->state()->configuration;
    m_password->load(stored.auth);
    m_tls->load(stored.server);
    loadAddress();
    const bool ownerTouched = m_owner->isChecked() != m_loadedOwner;
    m_loadedOwner = stored.server.ownerCheck;
    if (!ownerTouched || !isUnsaved())
        m_owner->setChecked(m_loadedOwner);
    const bool originsTouched = isUnsaved() && linesOf(m_origins->toPlainText()) != linesOf(m_loadedOrigins);
    m_loadedOrigins = originsText();
    if (!originsTouched && m_origins->toPlainText() != m_loadedOrigins)
        m_origins->setPlainText(m_loadedOrigins);
    noteChange();
    showReasons();
    showStandIn();
}

/// What the command line gives holds, whatever is stored.
void ListenerSection::loadAddress()
{
    const ServerConfig stored = m_config->state()->configuration.server;
    const ServerConfig started = m_port->configuration().server;
    m_hostField->load(m_port->isHostFixed() ? started.host : stored.host);
    const quint16 given = m_control->isLive() ? m_control->gateway()->port() : started.port;
    m_portField->load(QString::number(m_port->isPortFixed() ? given : stored.port));
}

void ListenerSection::noteChange()
{
    setUnsaved(m_password->isTouched() || m_tls->isTouched() || m_hostField->isTouched()
               || m_portField->isTouched() || m_owner->isChecked() != m_loadedOwner
               || linesOf(m_origins->toPlainText()) != linesOf(m_loadedOrigins));
    m_head->setUnsaved(isUnsaved());
    showOpen();
}

/// What is entered would let others in, and nothing is encrypted: said before it is applied.
void ListenerSection::showOpen()
{
    // What stands against the host altogether comes first.
    if (m_hostField->isWrong() || !Gateway::letsOthersIn(m_hostField->text()) || m_tls->isComplete()) {
        m_openNote->clear();
        return;
    }
    Message message{Message::Kind::Warning, tr("Not encrypted."),
                    tr("The password and all texts can be read on the way from other computers, unless a "
                       "proxy with TLS stands before it."),
                    tr("Encryption")};
    message.action = [this] { showPart(EncryptionPart); };
    m_openNote->tell(message);
}

void ListenerSection::showPart(const QString &part)
{
    if (part == EncryptionPart)
        m_tls->first()->setFocus(Qt::OtherFocusReason);
}

/// Only what has been touched, so that changes from elsewhere stay.
ChangeSections ListenerSection::command() const
{
    ConfigDocument server;
    if (m_hostField->isTouched())
        server.members.insert(u"host"_s, m_hostField->value());
    if (m_portField->isTouched())
        server.members.insert(u"port"_s, m_portField->value());
    if (m_owner->isChecked() != m_loadedOwner)
        server.members.insert(u"owner_check"_s, m_owner->isChecked());
    const QJsonObject tls = m_tls->members();
    for (auto member = tls.begin(); member != tls.end(); ++member)
        server.members.insert(member.key(), member.value());
    ConfigDocument client;
    const QStringList origins = linesOf(m_origins->toPlainText());
    if (origins != linesOf(m_loadedOrigins))
        client.members.insert(u"allowed_origins"_s, QJsonArray::fromStringList(origins));
    ChangeSections change;
    if (const QJsonObject auth = m_password->members(); !auth.isEmpty())
        change.changes.push_back({ConfigSection::Auth, ConfigDocument::split(auth), false});
    if (!server.members.isEmpty())
        change.changes.push_back({ConfigSection::Server, server, false});
    if (!client.members.isEmpty())
        change.changes.push_back({ConfigSection::Client, client, false});
    return change;
}

void ListenerSection::checkField(SettingField *field)
{
    const QString path = field == m_hostField ? HostPath : PortPath;
    const auto wrong = m_config->checkField(command(), path);
    const QString sentence = wrong ? wrong->sentenceFor(field->label()) : QString();
    if (field == m_hostField)
        tellHost(sentence);
    else
        field->tell(sentence);
    if (!wrong)
        checkAddress();
}

/// What only lacks a password is said with the way to one.
void ListenerSection::tellHost(const QString &sentence)
{
    const AuthConfig auth = m_password->wanted(m_config->state()->configuration.auth);
    const bool isUnset = !auth.isInForce() && auth.username.lack.isEmpty() && auth.password.lack.isEmpty();
    if (!sentence.isEmpty() && isUnset && m_port->lacksPassword(m_hostField->text()))
        m_hostField->tell(tr("Other computers could use it then, so it needs a password."),
                          tr("Ask for a password"), [this] { m_password->askForOne(); });
    else
        m_hostField->tell(sentence);
    showOpen();
}

bool ListenerSection::checkAddress()
{
    bool isNumber = false;
    const quint16 typed = m_portField->text().toUShort(&isNumber);
    const ServerConfig fallback;
    const quint16 port = m_portField->text().isEmpty() ? fallback.port : typed;
    const QString host = m_hostField->text().isEmpty() ? fallback.host : m_hostField->text();
    if (!isNumber && !m_portField->text().isEmpty())
        return false;
    if (!m_hostField->isTouched() && !m_portField->isTouched())
        return true;
    const auto objection =
        m_port->objection(host, port, m_password->wanted(m_config->state()->configuration.auth));
    if (!objection) {
        m_portField->tell({});
        m_hostField->tell({});
        return true;
    }
    const QString sentence = QString::fromStdString(objection->message);
    if (objection->code != ErrorCode::AddressInUse) {
        tellHost(sentence);
        return false;
    }
    m_hostField->tell({});
    const auto next = m_port->nextFree(host, port);
    m_portField->tell(sentence, next ? tr("Use port %1").arg(*next) : QString(), [this, next] {
        m_portField->setText(QString::number(next.value_or(0)));
        checkField(m_portField);
        m_portField->edit()->setFocus(Qt::OtherFocusReason);
    });
    return false;
}

void ListenerSection::applyChanges(std::function<void(bool)> done)
{
    if (!isUnsaved()) {
        done(true);
        return;
    }
    clearErrors();
    const ChangeSections change = command();
    if (QWidget *first = showErrors(m_config->check(change))) {
        first->setFocus(Qt::OtherFocusReason);
        done(false);
        return;
    }
    if (!checkAddress()) {
        (m_portField->isWrong() ? m_portField : m_hostField)->edit()->setFocus(Qt::OtherFocusReason);
        done(false);
        return;
    }
    if (!m_tls->check()) {
        done(false);
        return;
    }
    m_config->apply({change, {}}, this, [this, done = std::move(done)](const ConfigOutcome &outcome) {
        showOutcome(outcome);
        done(outcome.ok());
    });
}

void ListenerSection::showOutcome(const ConfigOutcome &outcome)
{
    if (outcome.ok()) {
        revertChanges(); // to what is stored now
        return;
    }
    if (QWidget *first = showErrors(outcome.fields))
        first->setFocus(Qt::OtherFocusReason);
    else
        m_note->tell(
            {Message::Kind::Error, tr("Not applied."), QString::fromStdString(outcome.error->message)});
}

/// Puts each sentence below its field, the others at the top; the first wrong field, or null.
QWidget *ListenerSection::showErrors(const std::vector<bifrost::FieldError> &errors)
{
    QWidget *first = nullptr;
    QStringList others;
    for (const bifrost::FieldError &error : errors) {
        QWidget *place = nullptr;
        if (error.concerns(HostPath)) {
            tellHost(error.sentenceFor(m_hostField->label()));
            place = m_hostField->edit();
        } else if (error.concerns(PortPath)) {
            m_portField->tell(error.sentenceFor(m_portField->label()));
            place = m_portField->edit();
        } else if (QWidget *field = m_password->tell(error)) {
            place = field;
        } else if (QWidget *file = m_tls->tell(error)) {
            place = file;
        } else if (error.concerns(OriginsPath)) {
            m_originsError->tell(error.sentenceFor(m_origins->accessibleName()));
            place = m_origins;
        } else {
            others += error.sentence();
        }
        first = first ? first : place;
    }
    if (!others.isEmpty()) {
        m_note->tell({Message::Kind::Error, tr("Not applied."), others.join(u' ')});
        first = first ? first : m_hostField->edit();
    }
    return first;
}

void ListenerSection::clearErrors()
{
    m_note->clear();
    m_hostField->tell({});
    m_portField->tell({});
    m_password->clearErrors();
    m_tls->clearErrors();
    m_originsError->clear();
}

void ListenerSection::revertChanges()
{
    clearErrors();
    m_hostField->revert();
    m_portField->revert();
    m_password->revert();
    m_tls->revert();
    m_owner->setChecked(m_loadedOwner);
    m_origins->setPlainText(m_loadedOrigins);
    noteChange();
}

/// The port that is set was taken at the start, and the gateway has gone on to another one.
void ListenerSection::showStandIn()
{
    const quint16 wanted = m_config->state()->configuration.server.port;
    const quint16 used = m_control->gateway()->port();
    const bool elsewhere = m_control->isLive() && !m_port->isPortFixed() && wanted != 0
        && used == m_port->configuration().server.port && used != wanted;
    if (!elsewhere) {
        m_standIn->clear();
        return;
    }
    Message message{Message::Kind::Note, tr("The gateway listens at port %1.").arg(used),
                    tr("Port %1 was taken when it started.").arg(wanted), tr("Keep port %1").arg(used)};
    message.action = [this, used] {
        m_portField->setText(QString::number(used));
        applyChanges([](bool) {});
    };
    m_standIn->tell(message);
}

} // namespace bifrost::gui
