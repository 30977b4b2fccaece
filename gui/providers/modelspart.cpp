// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/modelspart.h"

#include "gui/providers/providerdesk.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/button.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/searchfield.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QListView>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ModelsHeight = 180;
constexpr int FilterWidth = 220;

/// The models that all keys may use; nothing where they may use all, or differ.
struct Allowed
{
    bool all = true;
    bool differ = false;
    QStringList names;
};

Allowed allowedBy(const ProviderConfig &config)
{
    Allowed allowed;
    for (std::size_t i = 0; i < config.keys.size(); ++i) {
        const NameList &models = config.keys[i].models;
        if (i == 0) {
            allowed.all = models.all;
            allowed.names = models.names;
        } else if (models.all != allowed.all || models.names != allowed.names) {
            allowed.differ = true;
        }
    }
    return allowed;
}

void setModels(ProviderDraft &draft, const std::optional<QStringList> &names)
{
    for (StoredKey &key : draft.keys()) {
        if (names)
            key.document.members["models"_L1] = QJsonArray::fromStringList(*names);
        else
            key.document.members.remove("models"_L1);
    }
}

} // namespace

ModelsPart::ModelsPart(ProviderDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_fold(new Disclosure(u"models"_s, tr("Models"), this))
{
    auto *body = new QWidget(this);
    m_hint = new TextLabel({}, Role::Muted, TextLabel::Size::Caption, body);
    m_hint->setWordWrap(true);
    m_list = new QWidget(body); // there is none before a test
    m_filter = new SearchField(tr("Filter models"), m_list);
    m_filter->setMaximumWidth(FilterWidth);
    auto *all = new Button(Button::Kind::Quiet, tr("Allow all"), m_list);
    m_model = new QStandardItemModel(this);
    m_proxy = new QSortFilterProxyModel(this);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view = new QListView(m_list);
    m_view->setModel(m_proxy);
    m_view->setAccessibleName(tr("Models that the keys may use"));
    m_view->setFixedHeight(ModelsHeight);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setUniformItemSizes(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_filter);
    row->addWidget(all);
    row->addStretch();
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->addLayout(row);
    list->addWidget(m_view);
    auto *inside = new QVBoxLayout(body);
    inside->setContentsMargins(0, 4, 0, 12);
    inside->addWidget(m_hint);
    inside->addWidget(m_list);
    m_fold->setBody(body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_fold);

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(all, &Button::clicked, this, &ModelsPart::allowAll);
    connect(m_model, &QStandardItemModel::itemChanged, this, [this](QStandardItem *item) {
        if (!m_loading)
            toggle(item->text(), item->checkState() == Qt::Checked);
    });
}

void ModelsPart::setProvider(const QString &id)
{
    m_provider = id;
    m_filter->clear();
    m_model->clear();
    m_fold->setOpen(false);
    refresh();
}

void ModelsPart::refresh()
{
    const ProviderConfig config = m_desk->draft(m_provider).config();
    const Allowed allowed = allowedBy(config);
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names += m_model->item(row)->text();
    const QStringList found = m_desk->models(m_provider);
    QStringList wanted = found;
    for (const QString &name : allowed.names) {
        if (!wanted.contains(name))
            wanted += name;
    }
    m_loading = true;
    if (wanted != names) {
        m_model->clear();
        for (const QString &name : wanted) {
            auto *item = new QStandardItem(name);
            item->setFont(codeFont());
            item->setCheckable(true);
            m_model->appendRow(item);
        }
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem *item = m_model->item(row);
        item->setEnabled(!allowed.differ && !config.keys.empty());
        item->setCheckState(allowed.all || allowed.names.contains(item->text()) ? Qt::Checked
                                                                                : Qt::Unchecked);
    }
    m_loading = false;

    const int count = m_model->rowCount();
    m_list->setVisible(count > 0);
    if (found.isEmpty())
        m_hint->setText(tr("Test the connection to see which models there are."));
    else if (config.keys.empty())
        m_hint->setText(tr("Without a key, every model can be used."));
    else if (allowed.differ)
        m_hint->setText(tr("The keys may use different models. Edit a key to change what it may use."));
    else
        m_hint->setText(tr("What is checked may be asked for; the others are refused."));
    QStringList summary;
    summary += found.isEmpty() ? tr("not asked yet") : tr("%1 found").arg(QLocale().toString(found.size()));
    if (allowed.differ)
        summary += tr("differs by key");
    else
        summary += allowed.all ? tr("all allowed") : tr("%1 allowed").arg(allowed.names.size());
    m_fold->setSummary(summary.join(u", "_s));
}

void ModelsPart::toggle(const QString &model, bool on)
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        all += m_model->item(row)->text();
    const Allowed before = allowedBy(m_desk->draft(m_provider).config());
    QStringList names = before.all ? all : before.names;
    names.removeAll(model);
    if (on)
        names += model;
    m_desk->edit(m_provider, [&names](ProviderDraft &draft) { setModels(draft, names); });
}

void ModelsPart::allowAll()
{
    m_desk->edit(m_provider, [](ProviderDraft &draft) { setModels(draft, std::nullopt); });
}

} // namespace bifrost::gui
