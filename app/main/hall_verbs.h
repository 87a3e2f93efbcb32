// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/main/tool.h"

#include <QJsonObject>

#include <optional>

namespace hall::tool {

/// What a command line asks of a node.
struct HallVerb
{
    QString method;
    QJsonObject params;
    std::optional<int> seenAt = {}; ///< the counter whose ticket is to be sent as `seen`
};

/// The error is how such a command line is written.
[[nodiscard]] Result<HallVerb, QString> hallVerb(const Arguments& arguments);

} // namespace hall::tool
