import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Maintenance work by days: one planning variable, the crew's day of each task.
 *
 * <p>Reads whole numbers from standard input: the shift; the sites and what the nearest
 * neighbour of each is away; the crews and what each site is away from their depots; the
 * tasks with site, minutes, price, target, and their choices of crew and day. Writes the
 * place of each task's choice, or -1.
 */
public class Timefold {
    static int shift;
    static int[] near;
    static int[][] far;

    public record Slot(int crew, int day) {}

    @PlanningEntity
    public static class Task {
        @PlanningId public int id;
        public int site;
        public int minutes;
        public int price;
        public int target;

        @ValueRangeProvider public List<Slot> choices = new ArrayList<>();

        @PlanningVariable(allowsUnassigned = true)
        public Slot slot;

        public Slot getSlot() {
            return slot;
        }

        public void setSlot(Slot slot) {
            this.slot = slot;
        }
    }

    @PlanningSolution
    public static class Plan {
        @PlanningEntityCollectionProperty public List<Task> tasks = new ArrayList<>();
        @PlanningScore public HardSoftLongScore score;
    }

    /** What a crew's day adds up to. */
    static int ways(Slot slot, List<Task> tasks) {
        boolean[] seen = new boolean[near.length];
        int farthest = 0;
        int between = 0;
        for (Task task : tasks) {
            if (!seen[task.site]) {
                seen[task.site] = true;
                between += near[task.site];
                farthest = Math.max(farthest, far[slot.crew()][task.site]);
            }
        }
        return 2 * farthest + between;
    }

    static int over(Slot slot, List<Task> tasks) {
        int work = tasks.stream().mapToInt(task -> task.minutes).sum();
        return Math.max(0, work + ways(slot, tasks) - shift);
    }

    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory of) {
            return new Constraint[] {
                of.forEachIncludingUnassigned(Task.class)
                    .filter(task -> task.slot == null)
                    .penalizeLong(HardSoftLongScore.ONE_SOFT, task -> 1000L * task.price)
                    .asConstraint("left out"),
                of.forEach(Task.class)
                    .penalizeLong(
                        HardSoftLongScore.ONE_SOFT,
                        task -> 5L * Math.abs(task.slot.day() - task.target))
                    .asConstraint("off target"),
                of.forEach(Task.class)
                    .groupBy(task -> task.slot, ConstraintCollectors.toList())
                    .penalizeLong(
                        HardSoftLongScore.ONE_SOFT, (slot, tasks) -> (long) ways(slot, tasks))
                    .asConstraint("ways"),
                of.forEach(Task.class)
                    .groupBy(task -> task.slot, ConstraintCollectors.toList())
                    .filter((slot, tasks) -> over(slot, tasks) > 0)
                    .penalizeLong(
                        HardSoftLongScore.ONE_HARD, (slot, tasks) -> (long) over(slot, tasks))
                    .asConstraint("too long a day"),
            };
        }
    }

    static Plan read(Scanner in) {
        shift = in.nextInt();
        near = new int[in.nextInt()];
        for (int site = 0; site < near.length; site++) {
            near[site] = in.nextInt();
        }
        far = new int[in.nextInt()][near.length];
        for (int[] row : far) {
            for (int site = 0; site < near.length; site++) {
                row[site] = in.nextInt();
            }
        }
        Plan plan = new Plan();
        int count = in.nextInt();
        for (int id = 0; id < count; id++) {
            Task task = new Task();
            task.id = id;
            task.site = in.nextInt();
            task.minutes = in.nextInt();
            task.price = in.nextInt();
            task.target = in.nextInt();
            int choices = in.nextInt();
            for (int n = 0; n < choices; n++) {
                task.choices.add(new Slot(in.nextInt(), in.nextInt()));
            }
            plan.tasks.add(task);
        }
        return plan;
    }

    /** End when the process has had so many more CPU seconds. */
    static void stopAfter(Solver<Plan> solver, double seconds) {
        var system =
            (com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean();
        long limit = system.getProcessCpuTime() + (long) (seconds * 1e9);
        Thread watch =
            new Thread(
                () -> {
                    try {
                        while (system.getProcessCpuTime() < limit) {
                            Thread.sleep(100);
                        }
                    } catch (InterruptedException ended) {
                        return;
                    }
                    solver.terminateEarly();
                });
        watch.setDaemon(true);
        watch.start();
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err);
        Plan plan = read(new Scanner(System.in));
        SolverConfig config =
            new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Task.class)
                .withConstraintProviderClass(Rules.class)
                .withRandomSeed(Long.parseLong(arguments[1]));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        stopAfter(solver, Double.parseDouble(arguments[0]));
        for (Task task : solver.solve(plan).tasks) {
            out.println(task.choices.indexOf(task.slot));
        }
    }
}
