"""What a visit to a hydraulic lift or an escalator looks at, part by part.

The standard lists 30, 43, 52 and 66 items for hydraulic lifts (annex B) and 33, 38,
50 and 63 for escalators and moving walks (annex D). Here they stand grouped by
part, each level in full and beginning with the level below it.
"""

from weibao import Text

HYDRAULIC_HALF_MONTHLY = (
    Text("机房、机器空间环境", "machine room: tidy, dry, locked"),
    Text("液压泵站：油位、噪声、渗漏", "power unit: oil level, noise, leaks"),
    Text("油管、油缸外观", "hoses and ram: no leaks outside"),
    Text("手动下降阀及紧急操作", "hand lowering valve and emergency moves"),
    Text("限速器、安全开关", "governor where there is one, safety switches"),
    Text("轿厢：照明、报警、对讲、按钮", "car: light, alarm, intercom, buttons"),
    Text("轿门、层门：门锁、触点、自动关闭", "doors: locks, contacts, self-closing"),
    Text("平层准确度、再平层", "levelling and re-levelling"),
    Text("井道照明、导靴油杯", "shaft lighting, oil cups"),
    Text("底坑环境及停止装置", "pit: clean, stop switch"),
)
HYDRAULIC_QUARTERLY = (
    *HYDRAULIC_HALF_MONTHLY,
    Text("溢流阀、截止阀、油温保护", "relief and stop valves, oil temperature cut-out"),
    Text("靴衬、门导靴、传动带", "guide shoe linings, door shoes, door belts"),
    Text("缓冲器、张紧轮装置", "buffers, tension pulley"),
)
HYDRAULIC_HALF_YEARLY = (
    *HYDRAULIC_QUARTERLY,
    Text("控制柜端子、仪表", "controller: terminals and meters"),
    Text("钢丝绳及绳头、油缸固定", "ropes and terminations, fastening of the ram"),
    Text("极限开关", "final limit switches"),
)
HYDRAULIC_YEARLY = (
    *HYDRAULIC_HALF_YEARLY,
    Text("绝缘测试、接触器触点", "insulation test, contactor contacts"),
    Text("沉降试验、管路压力试验", "tests: creeping down, pressure of the lines"),
    Text("限速切断阀、安全钳试验", "tests: rupture valve, safety gear"),
    Text("液压油检查或更换、过滤器", "oil checked or changed, filters"),
    Text("导轨、支架、各部螺栓", "rails, brackets, bolts throughout"),
)

ESCALATOR_HALF_MONTHLY = (
    Text("电器部件、控制柜清洁", "electric parts and controller: clean"),
    Text("梳齿板及其保护开关", "comb plates and their switches"),
    Text("梯级下陷、缺失、超速保护", "step sag, missing step, overspeed: devices"),
    Text("围裙板与梯级间隙", "gaps between skirt and steps"),
    Text("扶手带运行与入口保护", "handrails: run, guards at the inlets"),
    Text("紧急停止按钮", "emergency stop buttons"),
    Text("楼层板防倾覆装置", "floor plates: guard against tipping"),
    Text("机房、下机房环境及照明", "upper and lower pits: clean, lit"),
    Text("标识、护栏、防爬装置", "signs, barriers, guards against climbing"),
)
ESCALATOR_QUARTERLY = (
    *ESCALATOR_HALF_MONTHLY,
    Text("扶手带速度偏差 0～+2%", "handrail speed: 0 to 2 % above the steps"),
    Text("梯级链张紧与润滑、衬套", "step chain: tension, oil, bushes"),
    Text("防灌水保护装置（雨季前）", "water guard, ready before the rains"),
)
ESCALATOR_HALF_YEARLY = (
    *ESCALATOR_QUARTERLY,
    Text("制动衬、附加制动器", "brake linings, auxiliary brake"),
    Text("主驱动链、联轴器、润滑油", "main drive chain, coupling, oil"),
    Text("空载制停距离", "stopping distance without load"),
    Text("梳齿啮合、扶手带张紧", "comb engagement, handrail tension"),
    Text("梯级加热（入冬前）", "step heating, ready before winter"),
)
ESCALATOR_YEARLY = (
    *ESCALATOR_HALF_YEARLY,
    Text("主接触器、电缆、速度检测", "main contactor, cables, speed sensors"),
    Text("扶手带滚轮、断带保护", "handrail rollers, broken-handrail switch"),
    Text(
        "围裙板开关及全部安全装置试验", "tests: skirt switches and all safety devices"
    ),
    Text("整机试运行", "test run of the whole"),
)
