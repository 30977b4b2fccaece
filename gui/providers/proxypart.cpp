// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/proxypart.h"

#include "gui/providers/draftfield.h"
#include "gui/providers/providerdesk.h"
#include "gui/widgets/button.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/plaintextfield.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/textlabel.h"
#include "models/config/secretslots.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ProxyLabelWidth = 84;
constexpr int ProxyCertificateHeight = 84;
const QString ProxyMember = u"proxy_config"_s;
const QStringList ProxyTypePlace{ProxyMember, u"type"_s};
const QStringList ProxyUrlPlace{ProxyMember, u"url"_s};
const QStringList ProxyUsernamePlace{ProxyMember, u"username"_s};
const QStringList ProxyPasswordPlace{ProxyMember, u"password"_s};
const QStringList ProxyCertificatePlace{ProxyMember, u"ca_cert_pem"_s};

/// As config.json writes them, in the order of the segments.
const QStringList &proxyTypeNames()
{
    static const QStringList names{u"none"_s, u"http"_s, u"socks5"_s, u"environment"_s};
    return names;
}

} // namespace

ProxyPart::ProxyPart(ProviderDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_kind(new Segmented(this))
    , m_hint(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_own(new QWidget(this))
{
    m_kind->addSegment(tr("None"));
    m_kind->addSegment(tr("HTTP"));
    m_kind->addSegment(tr("SOCKS5"));
    m_kind->addSegment(tr("Environment"), tr("What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say."));
    m_kind->setAccessibleName(tr("Kind of proxy"));
    m_hint->setWordWrap(true);

    // In the order in which Tab goes
    m_url = new DraftField(DraftField::Kind::Code, ProxyUrlPlace, tr("Address"), m_own);
    m_username = new DraftField(DraftField::Kind::Text, ProxyUsernamePlace, tr("User name"), m_own);
    m_fields = {m_url, m_username};
    auto *passwordBox = new QWidget(m_own);
    m_password = new QLineEdit(passwordBox);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_passwordRemove = new Button(Button::Kind::Quiet, tr("Remove password"), passwordBox);
    m_passwordError = new InlineError(m_password, passwordBox);
    auto *passwordRow = new QHBoxLayout;
    passwordRow->addWidget(m_password, 1);
    passwordRow->addWidget(m_passwordRemove);
    auto *passwordColumn = new QVBoxLayout(passwordBox);
    passwordColumn->setContentsMargins(0, 0, 0, 0);
    passwordColumn->setSpacing(0);
    passwordColumn->addLayout(passwordRow);
    passwordColumn->addWidget(m_passwordError);

    m_trust = new QWidget(m_own);
    m_certificate =
        new PlainTextField(tr("Certificate of an authority for the proxy"), ProxyCertificateHeight, m_trust);
    m_certificate->setPlaceholderText(u"-----BEGIN CERTIFICATE-----"_s);
    m_certificateRemove = new Button(Button::Kind::Quiet, tr("Remove certificate"), m_trust);
    m_certificateError = new InlineError(m_certificate, m_trust);
    auto *trust = new QVBoxLayout(m_trust);
    trust->setContentsMargins(0, 0, 0, 0);
    trust->setSpacing(4);
    trust->addWidget(m_certificate);
    trust->addWidget(m_certificateRemove, 0, Qt::AlignLeft);
    trust->addWidget(m_certificateError);

    auto *grid = new QGridLayout(m_own);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(0, ProxyLabelWidth);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString &label, QWidget *widget) {
        const int row = grid->rowCount();
        auto *shown = new TextLabel(label, Role::Muted, TextLabel::Size::Body, m_own);
        shown->setMinimumHeight(m_password->sizeHint().height());
        grid->addWidget(shown, row, 0, Qt::AlignTop);
        grid->addWidget(widget, row, 1);
        return shown;
    };
    addRow(tr("Address"), m_url);
    addRow(tr("User name"), m_username);
    addRow(tr("Password"), passwordBox);
    m_trustLabel = addRow(tr("Authority"), m_trust);

    auto *kindRow = new QHBoxLayout;
    kindRow->addWidget(m_kind);
    kindRow->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 12);
    column->setSpacing(8);
    column->addLayout(kindRow);
    column->addWidget(m_hint);
    column->addWidget(m_own);

    connect(m_kind, &Segmented::currentChanged, this, &ProxyPart::choose);
    connect(m_password, &QLineEdit::textEdited, this, &ProxyPart::takePassword);
    connect(m_passwordRemove, &Button::clicked, this, [this] {
        m_password->clear();
        m_passwordError->clear();
        m_desk->edit(m_provider, [](ProviderDraft &draft) { draft.removeSecret(ProxyPasswordPlace); });
    });
    connect(m_certificate, &PlainTextField::textChanged, this, &ProxyPart::takeCertificate);
    connect(m_certificate, &PlainTextField::left, this, [this] {
        if (const auto wrong = m_desk->checkField(m_provider, ProxyCertificatePlace.join(u'.')))
            tell(*wrong);
    });
    connect(m_certificateRemove, &Button::clicked, this, [this] {
        m_desk->edit(m_provider, [](ProviderDraft &draft) { draft.removeSecret(ProxyCertificatePlace); });
    });
}

void ProxyPart::setProvider(const QString &id)
{
    m_provider = id;
    const QSignalBlocker quietPassword(m_password);
    m_password->clear();
    m_certificate->showText({});
    clearErrors();
    refresh();
}

ProxyPart::Kind ProxyPart::kind() const
{
    const qsizetype type =
        proxyTypeNames().indexOf(m_desk->draft(m_provider).value(ProxyTypePlace).toString());
    return type < 0 ? None : Kind(type);
}

void ProxyPart::choose(int kind)
{
    if (kind == this->kind())
        return;
    clearErrors();
    m_desk->edit(m_provider, [kind](ProviderDraft &draft) {
        // What else was entered stays for the day when it is wanted again.
        const bool isEmpty = !draft.hasSecret(ProxyPasswordPlace) && !draft.hasSecret(ProxyCertificatePlace)
            && draft.value(ProxyUrlPlace).isUndefined() && draft.value(ProxyUsernamePlace).isUndefined()
            && draft.value(ProxyPasswordPlace).isUndefined();
        const bool isDropped = kind == None && isEmpty;
        draft.setValue(ProxyTypePlace,
                       isDropped ? QJsonValue(QJsonValue::Undefined) : proxyTypeNames().at(kind));
    });
}

void ProxyPart::refresh()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    const Kind kind = this->kind();
    if (m_kind->current() != kind) {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrent(kind);
    }
    for (DraftField *field : m_fields)
        field->load(draft);
    m_url->setDefault(kind == Socks5 ? u"socks5h://localhost:1080"_s : u"http://localhost:3128"_s);
    const bool isStored = draft.hasSecret(ProxyPasswordPlace);
    const QString reference = draft.value(ProxyPasswordPlace).toString();
    if (!isStored || draft.isSecretStored(ProxyPasswordPlace)) {
        // Taken back or applied: what was typed goes.
        if (reference.isEmpty() && !m_password->text().isEmpty())
            m_password->setText({});
    }
    if (!m_password->hasFocus() && !reference.isEmpty() && m_password->text() != reference)
        m_password->setText(reference);
    m_password->setEchoMode(reference.isEmpty() ? QLineEdit::Password : QLineEdit::Normal);
    m_password->setPlaceholderText(isStored ? tr("stored") : tr("none"));
    m_passwordRemove->setVisible(isStored || !reference.isEmpty());
    const bool hasCertificate = draft.hasSecret(ProxyCertificatePlace);
    const bool byTls = kind == Http && draft.value(ProxyUrlPlace).toString().startsWith("https://"_L1);
    m_trust->setVisible(byTls || (kind == Http && hasCertificate));
    m_trustLabel->setVisible(byTls || (kind == Http && hasCertificate));
    if (!hasCertificate || draft.isSecretStored(ProxyCertificatePlace))
        m_certificate->showText({});
    m_certificate->setVisible(!hasCertificate || !m_certificate->toPlainText().isEmpty());
    m_certificateRemove->setVisible(hasCertificate);
    m_own->setVisible(kind == Http || kind == Socks5);
    switch (kind) {
    case None:
        m_hint->setText(tr("The provider is reached directly."));
        break;
    case Http:
        m_hint->setText(tr("Of what goes to https:// addresses the proxy reads nothing. What goes to http:// "
                           "addresses it reads, with the key."));
        break;
    case Socks5:
        m_hint->setText(tr("With socks5h:// the proxy looks up the names of servers, with socks5:// this "
                           "computer does."));
        break;
    case Environment:
        m_hint->setText(environmentText());
        break;
    }
}

QString ProxyPart::environmentText() const
{
    const ProxyConfig proxy = m_desk->draft(m_provider).config().proxy;
    QStringList names;
    for (const ProxyVariable &variable : {proxy.forHttps, proxy.forHttp, proxy.forAll}) {
        if (!variable.name.isEmpty())
            names += variable.name;
    }
    if (names.isEmpty())
        return tr("The environment of this program names no proxy, so the provider is reached directly.");
    return tr("The environment of this program has %1.").arg(names.join(u", "_s));
}

QString ProxyPart::summary() const
{
    const QString url = m_desk->draft(m_provider).value(ProxyUrlPlace).toString();
    switch (kind()) {
    case None:
        break;
    case Http:
        return url.isEmpty() ? tr("HTTP") : url;
    case Socks5:
        return url.isEmpty() ? tr("SOCKS5") : url;
    case Environment:
        return tr("of the environment");
    }
    return tr("none");
}

void ProxyPart::takePassword()
{
    m_passwordError->clear();
    const QString text = m_password->text();
    m_desk->edit(m_provider, [&text](ProviderDraft &draft) {
        if (text.isEmpty()) {
            draft.removeSecret(ProxyPasswordPlace);
        } else if (isReference(text) || looksMasked(text)) {
            draft.removeSecret(ProxyPasswordPlace);
            draft.setValue(ProxyPasswordPlace, text);
        } else {
            draft.setSecret(ProxyPasswordPlace, Secret(text.toStdString()));
        }
    });
}

void ProxyPart::takeCertificate()
{
    const QString text = m_certificate->toPlainText().trimmed();
    m_certificateError->clear();
    m_desk->edit(m_provider, [&text](ProviderDraft &draft) {
        if (text.isEmpty())
            draft.removeSecret(ProxyCertificatePlace);
        else
            draft.setSecret(ProxyCertificatePlace, Secret(text.toStdString()));
    });
}

QWidget *ProxyPart::tell(const FieldError &error)
{
    if (error.path.startsWith(ProxyPasswordPlace.join(u'.'))) {
        m_passwordError->tell(error.sentenceFor(tr("The password")));
        return m_password;
    }
    if (error.path.startsWith(ProxyCertificatePlace.join(u'.'))) {
        m_certificateError->tell(error.sentenceFor(tr("The certificate")));
        return m_certificate;
    }
    return nullptr;
}

void ProxyPart::clearErrors()
{
    m_passwordError->clear();
    m_certificateError->clear();
    for (DraftField *field : m_fields)
        field->tell(QString());
}

QWidget *ProxyPart::widgetOf(const QString &path) const
{
    if (path != ProxyMember && !path.startsWith(ProxyMember + u'.'))
        return nullptr;
    if (path.startsWith(ProxyPasswordPlace.join(u'.')))
        return m_password;
    for (const DraftField *field : m_fields) {
        if (path == field->path())
            return field->edit();
    }
    return m_kind;
}

} // namespace bifrost::gui
