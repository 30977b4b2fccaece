// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

namespace bifrost::test {

/// A page of metrics, read as strictly as the format is written down: what Prometheus would put up with, and
/// a scrape should not rely on, is a fault, too.
class MetricsCheck
{
public:
    explicit MetricsCheck(const QByteArray &page);

    /// What is wrong with it, with the line; empty: nothing.
    QString fault() const { return m_fault; }

    /// The value of the one series of that name that has at least these labels (`provider="x"` each).
    std::optional<double> value(const QByteArray &name, const QByteArrayList &labels = {}) const;

    /// The sum of all such series.
    double sum(const QByteArray &name, const QByteArrayList &labels = {}) const;

    int count(const QByteArray &name) const;
    QByteArrayList families() const { return m_types.keys(); }

private:
    struct Series
    {
        QByteArray name;
        QMap<QByteArray, QByteArray> labels; ///< with their quotes, as written
        double value = 0;
    };

    void read(const QByteArray &page);
    void readComment(const QByteArray &line);
    void readSample(const QByteArray &line);
    void endFamily();
    void checkHistogram();
    void complain(const QString &sentence);
    static bool matches(const Series &series, const QByteArray &name, const QByteArrayList &labels);

    QList<Series> m_series;
    QMap<QByteArray, QByteArray> m_types;
    QByteArray m_family; ///< whose samples are being read
    qsizetype m_familyBegin = 0; ///< in m_series
    QSet<QByteArray> m_seen; ///< series
    QString m_fault;
    QByteArray m_line;
};

} // namespace bifrost::test
