package eu.parvis.e2e;

import java.util.List;
import java.util.Set;

/**
 * Runs a bench and prints its figures, one JSON line each.
 *
 * <p>The first argument is {@code call}, {@code lobby}, {@code network} or {@code load}. The exit
 * code is 0 if everybody decoded everybody, 2 if the arguments are wrong.
 */
public final class Bench {

  private static final String USAGE =
      """
      usage: bench call [--participants N] [--seconds S] [--resolution R]
             bench lobby [PEOPLE]
             bench network [SCENARIO ...]
             bench load [--participants N] [--seconds S] [--cameras N] [--speakers N] [--last-n N]
                        [--height LINES] [--temporal-layers N]
                        [--url LINK [--tokens admission|none|FILE] [--domain D] [--pid PID]]\
      """;

  private Bench() {}

  /** Runs the bench and ends the virtual machine with its verdict. */
  public static void main(String[] arguments) {
    int verdict;
    try {
      verdict = run(List.of(arguments)) ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println(USAGE + "\n" + e.getMessage());
      verdict = 2;
    }
    System.exit(verdict);
  }

  private static boolean run(List<String> arguments) {
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    return switch (name) {
      case "call" -> call(arguments.subList(1, arguments.size()));
      case "lobby" -> lobby(arguments.subList(1, arguments.size()));
      case "load" -> load(arguments.subList(1, arguments.size()));
      case "network" -> network(arguments.subList(1, arguments.size()));
      default -> throw new IllegalArgumentException("There is no bench \"" + name + "\"");
    };
  }

  private static boolean call(List<String> options) {
    CallFigures figures = CallBench.run(options);
    System.out.println(figures.json());
    return figures.decodedEverywhere();
  }

  private static boolean lobby(List<String> options) {
    LobbyFigures figures = LobbyBench.run(options);
    System.out.println(figures.json());
    return figures.good();
  }

  private static boolean load(List<String> options) {
    LoadReport report = LoadBench.run(options);
    System.out.println(report.json());
    return report.good();
  }

  private static boolean network(List<String> scenarios) {
    NetworkBench.run(Set.copyOf(scenarios), figures -> System.out.println(figures.json()));
    return true;
  }
}
