// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/trouble.h"

#include "gui/words/windowwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

struct TroubleTexts
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::Trouble)
};

} // namespace

Trouble troubleOf(int status)
{
    switch (status) {
    case 0:
        return Trouble::Silent;
    case 401:
    case 403:
        return Trouble::Key;
    case 402:
        return Trouble::Credit;
    case 429:
        return Trouble::Limited;
    default:
        return status >= 500 ? Trouble::Server : Trouble::Other;
    }
}

bool isOfKey(Trouble trouble)
{
    return trouble == Trouble::Key || trouble == Trouble::Credit;
}

QString troubleBadge(Trouble trouble, int status)
{
    switch (trouble) {
    case Trouble::Key:
        return TroubleTexts::tr("Key rejected");
    case Trouble::Credit:
        return TroubleTexts::tr("Out of credit");
    case Trouble::Limited:
        return TroubleTexts::tr("Rate limited");
    case Trouble::Server:
        return TroubleTexts::tr("Server error (%1)").arg(status);
    case Trouble::Silent:
        return TroubleTexts::tr("No answer");
    case Trouble::None:
    case Trouble::Other:
        break;
    }
    return TroubleTexts::tr("Requests fail");
}

QString backAgain(std::int64_t backAtUs)
{
    if (backAtUs <= 0)
        return TroubleTexts::tr("Wait a moment, then try again.");
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(backAtUs / 1000);
    if (then <= now)
        return TroubleTexts::tr("By its own word it takes requests again by now.");
    const QLocale locale;
    if (then.date() == now.date())
        return TroubleTexts::tr("It takes requests again at %1.")
            .arg(locale.toString(then.time(), u"HH:mm:ss"_s));
    return TroubleTexts::tr("It takes requests again on %1.")
        .arg(locale.toString(then, QLocale::ShortFormat));
}

QString refusedKeySentence(const QString &key, const QString &provider, int status, const QString &said)
{
    if (said.startsWith(u"Key “%1” "_s.arg(key)))
        return inWindowWords(said);
    QString words = said.trimmed();
    while (words.endsWith(u'.'))
        words.chop(1);
    const QString answer = words.isEmpty() ? u"."_s : u": "_s + words + u'.';
    if (status == 402)
        return inWindowWords(
            u"Key “%1” is known to %2, but its account has no credit (402)%3"_s.arg(key, provider, answer));
    return inWindowWords(
        u"Key “%1” was rejected by %2 (%3)%4 Check that it was copied whole, or replace it."_s.arg(
            key, provider, QString::number(status), answer));
}

QString limitedSentence(std::int64_t backAtUs, const QString &said)
{
    QString sentence = TroubleTexts::tr("The provider takes no more requests for the moment (429).");
    if (!said.isEmpty())
        sentence += u' ' + TroubleTexts::tr("It says: “%1”").arg(said);
    return sentence + u' ' + backAgain(backAtUs);
}

} // namespace bifrost::gui
