package dev.opsentinel;

/** The program's entry. */
public final class OpSentinel {
  private OpSentinel() {}

  public static void main(String[] args) {
    System.out.println("x");
  }
}
