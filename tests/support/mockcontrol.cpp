// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockcontrol.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

QJsonObject stateOf(const MockDiary::Pages &pages)
{
    QJsonArray faults;
    for (const QByteArray &fault : pages.faults)
        faults.append(QString::fromLatin1(fault));
    QJsonObject state{{u"requests"_s, pages.requests.size()},
                      {u"connections"_s, pages.connections},
                      {u"aborts"_s, pages.aborts},
                      {u"faults"_s, faults}};
    if (!pages.requests.isEmpty()) {
        const MockRequest &last = pages.requests.last();
        QJsonArray headers;
        for (const auto &[name, value] : last.headers)
            headers.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
        state.insert(u"last"_s,
                     QJsonObject{{u"target"_s, QString::fromLatin1(last.target)},
                                 {u"headers"_s, headers},
                                 {u"body"_s, QString::fromUtf8(last.body)}});
    }
    return state;
}

MockStep stepFrom(const QJsonObject &object)
{
    if (!object.contains(u"events"_s))
        return MockStep::answer(
            object[u"status"_s].toInt(200), object[u"body"_s].toString().toUtf8(),
            object[u"headers"_s].toString(u"Content-Type: application/json\r\n"_s).toUtf8());
    QList<QByteArray> events;
    for (int i = 0; i < object[u"repeat"_s].toInt(1); ++i) {
        for (const QJsonValue &event : object[u"events"_s].toArray())
            events.append(sseEvent(event.toString().toUtf8()));
    }
    return MockStep::events(events).slowly(std::chrono::milliseconds(object[u"pause_ms"_s].toInt()));
}

} // namespace

MockStep controlStep(const MockRequest &request, MockDiary &diary)
{
    if (request.path() == "/mock/state")
        return MockStep::answer(200, QJsonDocument(stateOf(diary.pages())).toJson());
    if (request.path() == "/mock/step" && request.method == "POST") {
        diary.addStep(stepFrom(request.json()));
        return MockStep::answer(200, "{}");
    }
    return MockStep::answer(404, "{}");
}

} // namespace bifrost::test
