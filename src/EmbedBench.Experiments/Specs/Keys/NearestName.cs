namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>Finds the known name that a misspelt one most likely means.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest letters to insert, delete, replace or swap with a neighbour; the first of several.</summary>
    /// <exception cref="ArgumentException">There are no names.</exception>
    public static string Of(string written, IEnumerable<string> known) =>
        known.MinBy(name => Distance(written, name)) ?? throw new ArgumentException("There are no known names.", nameof(known));

    private static int Distance(string left, string right)
    {
        int[,] distance = new int[left.Length + 1, right.Length + 1];
        for (int row = 0; row <= left.Length; row++)
        {
            for (int column = 0; column <= right.Length; column++)
                distance[row, column] = row == 0 || column == 0 ? row + column : Cheapest(row, column);
        }

        return distance[left.Length, right.Length];

        int Cheapest(int row, int column)
        {
            bool same = left[row - 1] == right[column - 1];
            int best = Math.Min(
                distance[row - 1, column - 1] + (same ? 0 : 1), Math.Min(distance[row - 1, column], distance[row, column - 1]) + 1);
            bool swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            return swapped ? Math.Min(best, distance[row - 2, column - 2] + 1) : best;
        }
    }
}
