"""What each level of service adds for traction lifts (TSG T5002-2017, annex A).

A deeper level contains all lighter ones: 31, 44, 59 and 76 items. Items that a lift
does not have may be dropped. Where an item is called a test it is really tested; the
rest is checked, adjusted, cleaned and lubricated.
"""

from weibao import Text

HALF_MONTHLY = (
    Text("机房、滑轮间环境", "machine and pulley rooms: tidy, dry, locked"),
    Text("手动紧急操作装置", "hand tools for emergency moves"),
    Text("驱动主机", "drive machine: noise and vibration"),
    Text("制动器各销轴部位", "brake: pivot pins"),
    Text("制动器间隙", "brake: clearance"),
    Text("制动器制动力自监测", "brake: self-monitoring of its force"),
    Text("编码器清洁、固定", "encoder: clean and tight"),
    Text("限速器各销轴部位及开关", "governor: pivot pins and switch"),
    Text("层门和轿门旁路装置", "door bypass device"),
    Text("紧急电动运行", "emergency electric drive"),
    Text("轿顶", "car roof: clean, guard rail firm"),
    Text("轿顶检修开关、停止装置", "car roof: inspection and stop switches"),
    Text("导靴上油杯", "oil cups on the guide shoes"),
    Text("对重、平衡重块及压板", "counterweight blocks and their clamps"),
    Text("井道照明", "shaft lighting"),
    Text("轿厢照明、风扇、应急照明", "car: light, fan, emergency light"),
    Text("轿厢检修开关、停止装置", "car: inspection and stop switches"),
    Text("轿内报警装置、对讲系统", "car: alarm and intercom"),
    Text("轿内显示、指令按钮、IC卡", "car: display, buttons, card reader"),
    Text("轿门防撞击保护装置", "car door: edge or light curtain"),
    Text("轿门门锁电气触点", "car door: lock contacts"),
    Text("轿门运行", "car door: opens and closes freely"),
    Text("轿厢平层准确度", "levelling accuracy"),
    Text("层站召唤、层楼显示", "landing calls and indicators"),
    Text("层门地坎", "landing doors: sills"),
    Text("层门自动关门装置", "landing doors: close by themselves"),
    Text("层门门锁自动复位", "landing doors: lock falls back"),
    Text("层门门锁电气触点", "landing doors: lock contacts"),
    Text("层门锁紧元件啮合长度", "landing doors: lock engages 7 mm or more"),
    Text("底坑环境", "pit: clean, dry, lit"),
    Text("底坑停止装置", "pit: stop switch"),
)

QUARTERLY = (
    Text("减速机润滑油", "gearbox: oil level, no leaks"),
    Text("制动衬", "brake: linings"),
    Text("编码器功能", "encoder: works"),
    Text("选层器动静触点", "selector: moving and fixed contacts"),
    Text("曳引轮槽、悬挂装置", "sheave grooves and rope tension"),
    Text("限速器轮槽、限速器钢丝绳", "governor: groove and rope clean"),
    Text("靴衬、滚轮", "guide shoes: linings and rollers"),
    Text("验证轿门关闭的电气安全装置", "car door: safety contact of the closed door"),
    Text("门系统传动绳、链条、传动带", "door drives: ropes, chains, belts"),
    Text("层门门导靴", "landing doors: guide shoes"),
    Text("消防开关", "fire switch"),
    Text("耗能缓冲器", "oil buffers"),
    Text("限速器张紧轮装置和电气安全装置", "governor: tension pulley and switch"),
)

HALF_YEARLY = (
    Text("电动机与减速机联轴器", "motor and gearbox: coupling"),
    Text("驱动轮、导向轮轴承部", "drive and deflector sheaves: bearings"),
    Text("曳引轮槽磨损", "sheave grooves: wear"),
    Text("制动器动作状态监测装置", "brake: monitor of its action"),
    Text("控制柜内各接线端子", "controller: terminals"),
    Text("控制柜各仪表", "controller: meters"),
    Text("各反绳轮轴承部", "return pulleys: bearings"),
    Text("悬挂装置、补偿绳磨损断丝", "hoisting and compensating ropes: wear"),
    Text("绳头组合", "rope terminations"),
    Text("限速器钢丝绳磨损", "governor rope: wear"),
    Text("层门、轿门门扇间隙", "door panels: gaps"),
    Text("轿门开门限制装置", "car door: opening restrictor"),
    Text("对重缓冲距离", "counterweight: run-by to the buffer"),
    Text("补偿链（绳）与接合处", "compensation: fastenings at both ends"),
    Text("上、下极限开关", "final limit switches"),
)

YEARLY = (
    Text("按制造单位要求更换减速机润滑油", "gearbox: oil changed as the maker says"),
    Text("接触器、继电器触点", "contactors and relays: contacts"),
    Text("制动器铁芯（柱塞）", "brake: plunger taken apart and cleaned"),
    Text("制动器制动能力", "brake: holding force, loaded test when needed"),
    Text("导电回路绝缘性能测试", "insulation test of the circuits"),
    Text("限速器安全钳联动试验", "governor and safety gear: joint test"),
    Text("上行超速保护装置动作试验", "overspeed upwards: test"),
    Text("轿厢意外移动保护装置动作试验", "unintended car movement: test"),
    Text("轿顶、轿厢架、轿门安装螺栓", "car roof, frame and door: bolts"),
    Text("导轨支架", "guide rails: brackets"),
    Text("导轨", "guide rails: clean and tight"),
    Text("随行电缆", "travelling cable"),
    Text("层门装置和地坎", "landing doors and sills: fastenings"),
    Text("轿厢称重装置", "load weighing"),
    Text("安全钳钳座", "safety gear: seats"),
    Text("轿底各安装螺栓", "car floor: bolts"),
    Text("缓冲器", "buffers: fastenings"),
)
