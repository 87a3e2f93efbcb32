// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/ticket_layout.h"

namespace hall::printer {

inline TicketContent sampleTicket()
{
    return {.hallName = "示例区政务服务中心",
            .issuedAt = "11月23日 09:12",
            .number = "A035",
            .serviceName = "养老金领取资格认证",
            .className = "70岁以上",
            .peopleAhead = 4,
            .zoneName = "东区",
            .counters = "1-3号",
            .code = "https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD",
            .validity = "当天有效",
            .station = "取号机1",
            .serial = "000186"};
}

} // namespace hall::printer
