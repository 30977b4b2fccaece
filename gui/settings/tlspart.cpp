// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/tlspart.h"

#include "gateway/gateway.h"
#include "gui/settings/settingfield.h"
#include "gui/widgets/button.h"
#include "gui/widgets/line.h"
#include "gui/widgets/note.h"
#include "gui/widgets/textlabel.h"
#include "models/config/configuration.h"
#include "models/config/fielderror.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString TlsPath = u"server.tls"_s;
const QString KeyPath = u"server.tls.key"_s;

} // namespace

TlsPart::TlsPart(Gateway *gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_certificate(
          new SettingField(SettingField::Kind::Code, tr("Certificate"),
                           tr("A PEM file: the certificate of this computer, and those of authorities "
                              "between. With it tools use https:// in the address."),
                           this))
    , m_key(new SettingField(SettingField::Kind::Code, tr("Key"),
                             tr("The PEM file of the key that belongs to it, without a pass phrase."), this))
    , m_state(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_note(new Note(this))
{
    m_state->setWordWrap(true);
    m_certificate->setDefault(tr("none"));
    m_key->setDefault(tr("none"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_certificate);
    column->addWidget(new Line(Qt::Horizontal, Role::LineSoft, this));
    column->addWidget(m_key);
    column->addWidget(m_state);
    column->addWidget(m_note);
    const QString certificateTitle = tr("Choose the certificate");
    const QString keyTitle = tr("Choose the key");
    QWidget *before = nullptr; // of the field: the order of Tab is that of the eye
    for (const auto &[field, title] :
         {std::pair(m_certificate, certificateTitle), std::pair(m_key, keyTitle)}) {
        auto *button = new Button(tr("Choose…"), field);
        button->setAccessibleName(title);
        field->addBeside(button);
        if (before)
            setTabOrder(before, field->edit());
        setTabOrder(field->edit(), button);
        before = button;
        connect(button, &QPushButton::clicked, this,
                [this, field = field, title = title] { choose(field, title); });
        connect(field, &SettingField::edited, this, [this] {
            m_entered.clear();
            Q_EMIT edited();
        });
        connect(field, &SettingField::left, this, &TlsPart::check);
    }
    connect(m_gateway, &Gateway::tlsStateChanged, this, &TlsPart::showState);
    connect(m_gateway, &Gateway::stateChanged, this, &TlsPart::showState);
    showState();
}

void TlsPart::choose(SettingField *field, const QString &title)
{
    const QString known = field->text().isEmpty() ? m_certificate->text() : field->text();
    const QString file =
        QFileDialog::getOpenFileName(this, title, QFileInfo(known).absolutePath(),
                                     tr("Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)"));
    if (file.isEmpty())
        return;
    field->setText(file);
    check();
}

void TlsPart::load(const ServerConfig &server)
{
    m_certificate->load(server.tlsCertificate);
    m_key->load(server.tlsKey);
    showState();
}

void TlsPart::revert()
{
    m_entered.clear();
    m_certificate->revert();
    m_key->revert();
    showState();
}

void TlsPart::setReason(const QString &reason)
{
    m_certificate->setReason(reason);
    m_key->setReason(reason);
}

void TlsPart::clearErrors()
{
    m_certificate->tell({});
    m_key->tell({});
}

bool TlsPart::isTouched() const
{
    return m_certificate->isTouched() || m_key->isTouched();
}

bool TlsPart::isComplete() const
{
    return !m_certificate->text().isEmpty() && !m_key->text().isEmpty();
}

QWidget *TlsPart::first() const
{
    return m_certificate->edit();
}

QJsonObject TlsPart::members() const
{
    if (!isTouched())
        return {};
    return {{u"tls"_s, QJsonObject{{u"cert"_s, m_certificate->text()}, {u"key"_s, m_key->text()}}}};
}

bool TlsPart::check()
{
    clearErrors();
    m_entered.clear();
    const QString certificate = m_certificate->text();
    const QString key = m_key->text();
    bool isSound = true;
    if (isTouched() && isComplete()) {
        const auto facts = Gateway::tryCertificate(certificate, key);
        isSound = facts.hasValue();
        if (isSound)
            m_entered = tr("Not applied yet. %1").arg(describe(*facts));
        else
            tellSentence(QString::fromStdString(facts.error().message));
    }
    showState();
    return isSound;
}

void TlsPart::tellSentence(const QString &sentence)
{
    SettingField *field = sentence.startsWith(u'`' + KeyPath) ? m_key : m_certificate;
    field->tell(sentence);
}

QWidget *TlsPart::tell(const FieldError &error)
{
    if (!error.concerns(TlsPath))
        return nullptr;
    SettingField *field = error.concerns(KeyPath) || m_key->text().isEmpty() ? m_key : m_certificate;
    field->tell(error.sentenceFor(field->label()));
    return field->edit();
}

QString TlsPart::describe(const CertificateFacts &facts) const
{
    const QString until = QLocale().toString(facts.until.toLocalTime().date(), QLocale::LongFormat);
    return facts.selfSigned
        ? tr("Certificate for %1, signed by nobody else, valid until %2.").arg(facts.subject, until)
        : tr("Certificate for %1, signed by %2, valid until %3.").arg(facts.subject, facts.issuer, until);
}

void TlsPart::showState()
{
    const bool runs = m_gateway->state() == Gateway::State::Running;
    const TlsState tls = runs ? m_gateway->tlsState() : TlsState();
    QString words = m_entered;
    if (words.isEmpty() && tls.on)
        words = tr("In use. %1").arg(describe(tls.certificate));
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    const QString objection = tls.on ? tls.certificate.objection(QDateTime::currentDateTimeUtc()) : QString();
    if (!tls.trouble.isEmpty())
        m_note->tell({Message::Kind::Warning, tr("The new certificate is not used, the one before stays."),
                      tls.trouble});
    else if (!objection.isEmpty())
        m_note->tell({Message::Kind::Warning, tr("Renew the certificate."), objection});
    else
        m_note->clear();
}

} // namespace bifrost::gui
