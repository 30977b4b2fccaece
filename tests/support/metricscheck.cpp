// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/metricscheck.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <limits>

using namespace Qt::StringLiterals;

namespace bifrost::test {

MetricsCheck::MetricsCheck(const QByteArray &page)
{
    read(page);
}

void MetricsCheck::complain(const QString &sentence)
{
    if (m_fault.isEmpty())
        m_fault = u"%1: %2"_s.arg(sentence, QString::fromUtf8(m_line.left(300)));
}

void MetricsCheck::read(const QByteArray &page)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(page);
    if (decoder.hasError() || text.contains(QChar(0)))
        return complain(u"not UTF-8"_s);
    if (!page.endsWith('\n'))
        return complain(u"the last line does not end"_s);
    const QByteArrayList lines = page.chopped(1).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_line = lines[i];
        if (m_line == "# EOF") {
            if (i + 1 != lines.size())
                complain(u"more behind the end"_s);
        } else if (m_line.startsWith('#')) {
            readComment(m_line);
        } else {
            readSample(m_line);
        }
    }
    endFamily();
}

void MetricsCheck::readComment(const QByteArray &line)
{
    static const QRegularExpression help(u"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \\S[^\\\\]*$"_s);
    static const QRegularExpression type(u"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$"_s);
    if (const auto match = help.match(QString::fromUtf8(line)); match.hasMatch()) {
        endFamily();
        m_family = match.captured(1).toUtf8();
        if (m_types.contains(m_family))
            complain(u"a family comes twice"_s);
        m_types.insert(m_family, {});
    } else if (const auto match2 = type.match(QString::fromUtf8(line)); match2.hasMatch()) {
        if (match2.captured(1).toUtf8() != m_family || !m_types[m_family].isEmpty())
            complain(u"a type where its help is not before it"_s);
        m_types[m_family] = match2.captured(2).toUtf8();
    } else {
        complain(u"a comment that means nothing"_s);
    }
}

void MetricsCheck::readSample(const QByteArray &line)
{
    static const QRegularExpression sample(u"^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?"
                                           u":[^\"\\\\]|\\\\[\\\\\"n])*\",?)+)\\})? "
                                           "([0-9.e+-]+)$"_s);
    static const QRegularExpression label(
        u"([a-zA-Z_][a-zA-Z0-9_]*)=(\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\")(,|$)"_s);
    const auto match = sample.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return complain(u"not a sample"_s);
    Series series;
    series.name = match.captured(1).toUtf8();
    bool isNumber = false;
    series.value = match.captured(3).toDouble(&isNumber);
    if (!isNumber)
        complain(u"no number"_s);
    const QString labels = match.captured(2);
    if (labels.endsWith(u','))
        complain(u"a comma at the end"_s);
    for (auto each = label.globalMatch(labels); each.hasNext();) {
        const auto one = each.next();
        if (series.labels.contains(one.captured(1).toUtf8()))
            complain(u"a label comes twice"_s);
        if (one.captured(2).size() <= 2)
            complain(u"an empty label"_s);
        series.labels.insert(one.captured(1).toUtf8(), one.captured(2).toUtf8());
    }
    QByteArray identity = series.name;
    for (auto [name, value] : series.labels.asKeyValueRange())
        identity += '\n' + name + value;
    if (m_seen.contains(identity))
        complain(u"a series comes twice"_s);
    m_seen.insert(identity);

    const QByteArray type = m_types.value(m_family);
    if (type == "histogram") {
        if (series.name != m_family + "_bucket" && series.name != m_family + "_sum"
            && series.name != m_family + "_count")
            complain(u"not of the family"_s);
    } else if (series.name != m_family && series.name != m_family + "_total") {
        complain(u"not of the family"_s);
    }
    if (type == "counter" && !series.name.endsWith("_total"))
        complain(u"a counter without _total"_s);
    if (type != "gauge" && series.value < 0)
        complain(u"a negative count"_s);
    m_series.append(series);
}

void MetricsCheck::endFamily()
{
    if (!m_family.isEmpty() && m_types.value(m_family).isEmpty())
        complain(u"a family without a type before this"_s);
    if (m_types.value(m_family) == "histogram")
        checkHistogram();
    m_familyBegin = m_series.size();
}

/// Buckets in order, each with all that are below it, the last with everything.
void MetricsCheck::checkHistogram()
{
    struct Shape
    {
        double bound = -std::numeric_limits<double>::infinity();
        double below = 0;
        double count = -1;
        bool hasSum = false;
    };
    QMap<QByteArray, Shape> shapes;
    for (qsizetype i = m_familyBegin; i < m_series.size(); ++i) {
        Series series = m_series[i];
        const QByteArray le = series.labels.take("le").replace('"', "");
        QByteArray rest;
        for (auto [name, value] : series.labels.asKeyValueRange())
            rest += name + '=' + value;
        Shape &shape = shapes[rest];
        if (series.name.endsWith("_sum")) {
            shape.hasSum = true;
        } else if (series.name.endsWith("_count")) {
            shape.count = series.value;
        } else {
            const double bound =
                le == "+Inf" ? std::numeric_limits<double>::infinity() : QString::fromLatin1(le).toDouble();
            if (bound <= shape.bound || series.value < shape.below)
                complain(u"buckets out of order in %1 before this"_s.arg(QString::fromUtf8(series.name)));
            shape.bound = bound;
            shape.below = series.value;
        }
    }
    for (const Shape &shape : shapes) {
        if (!shape.hasSum || shape.count != shape.below
            || shape.bound != std::numeric_limits<double>::infinity())
            complain(u"a histogram that is not whole before this"_s);
    }
}

bool MetricsCheck::matches(const Series &series, const QByteArray &name, const QByteArrayList &labels)
{
    return series.name == name && std::all_of(labels.begin(), labels.end(), [&](const QByteArray &label) {
               const qsizetype equals = label.indexOf('=');
               return series.labels.value(label.left(equals)) == label.mid(equals + 1);
           });
}

std::optional<double> MetricsCheck::value(const QByteArray &name, const QByteArrayList &labels) const
{
    std::optional<double> found;
    for (const Series &series : m_series) {
        if (!matches(series, name, labels))
            continue;
        if (found)
            return {}; // more than one
        found = series.value;
    }
    return found;
}

double MetricsCheck::sum(const QByteArray &name, const QByteArrayList &labels) const
{
    double all = 0;
    for (const Series &series : m_series)
        all += matches(series, name, labels) ? series.value : 0;
    return all;
}

int MetricsCheck::count(const QByteArray &name) const
{
    return int(std::count_if(m_series.begin(), m_series.end(),
                             [&](const Series &series) { return series.name == name; }));
}

} // namespace bifrost::test
