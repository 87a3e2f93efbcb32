// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/sure_dialog.h"

#include "ui/kit/paint.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr QRect box{64, 560, 952, 820};
constexpr int inset = 64;
constexpr QRect firstKey{box.left() + inset, 1052, box.width() - 2 * inset, 172};
constexpr QRect secondKey{box.left() + inset, 1248, box.width() - 2 * inset, 108};

} // namespace

SureDialog::SureDialog(QWidget* parent)
    : Drawn(grid::page, parent)
    , m_first(KeyKind::Primary, firstKey, this)
    , m_second(KeyKind::Text, secondKey, this)
{
    hide();
    connect(&m_first, &kit::Key::clicked, this, [this] {
        isGivingUp() ? emit declined() : emit agreed();
    });
    connect(&m_second, &kit::Key::clicked, this, [this] {
        isGivingUp() ? emit agreed() : emit declined();
    });
}

void SureDialog::refresh(const Moment& moment)
{
    const auto& visit = moment.visit;
    setVisible(visit.considered.has_value());
    if (!visit.considered) {
        return;
    }
    m_considered = *visit.considered;
    m_number = visit.reading.ticket ? kit::fromUtf8(visit.reading.ticket->number) : QString();
    m_first.setLabel(isGivingUp() ? tr("继续排队") : tr("补打号票"), type::title);
    m_second.setLabel(isGivingUp() ? tr("放弃排队") : tr("不用了"), type::label);
    setAccessibleName(isGivingUp() ? tr("要放弃排队吗？") : tr("要补打号票吗？"));
    raise();
    update();
}

void SureDialog::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::veil);
    const QRectF surface(box);
    kit::drawPanel(painter, surface, colour::surface, kit::measure::radiusFrame);
    const QRectF inner = surface.adjusted(inset, 0, -inset, 0);
    const auto title = kit::fitted(accessibleName(),
                                   Weight::Bold,
                                   {type::service, type::title, type::lead},
                                   {inner.width(), 1});
    kit::drawLines(painter,
                   {inner.left(), box.top() + 72.0, inner.width(), 100},
                   title,
                   {colour::ink, 1.2, Qt::AlignHCenter | Qt::AlignVCenter});
    const QString said = isGivingUp()
                             ? tr("%1 会取消，排了的时间就没有了。以后要办，得重新取号。")
                             : tr("号码还是 %1，排的位置不变。有了新票，旧票丢了也不要紧。");
    const auto text = kit::fitted(said.arg(m_number),
                                  Weight::Regular,
                                  {48, type::key, type::label},
                                  {inner.width(), 4},
                                  kit::Setting::Filled);
    kit::drawLines(painter,
                   {inner.left(), box.top() + 204.0, inner.width(), 250},
                   text,
                   {colour::ink, 1.4, Qt::AlignLeft | Qt::AlignTop});
}

} // namespace hall::kiosk
