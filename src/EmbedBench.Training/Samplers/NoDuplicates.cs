namespace EmbedBench.Training.Samplers;

/// <summary>
/// Batches in which no text stands twice, in any column: an in-batch negative must not be a positive. Batches equal those of
/// sentence-transformers' NoDuplicatesBatchSampler.
/// </summary>
internal static class NoDuplicates
{
    /// <summary>
    /// Goes through the rows in <paramref name="order"/>, passes over a row that shares a text with the batch, and comes back to it for the
    /// next one. Rows left over make smaller batches at the end.
    /// </summary>
    public static List<int[]> Batches(int[] order, IReadOnlyList<IReadOnlyList<string>> columns, int batch)
    {
        int[][] texts = NumberTexts(columns);
        // The rows not yet taken, as a list linked forward over positions of the order: taking one out costs nothing.
        const int End = -1;
        int[] next = [.. Enumerable.Range(1, order.Length)];
        if (order.Length > 0)
            next[^1] = End;
        int head = order.Length > 0 ? 0 : End;

        var batches = new List<int[]>();
        var taken = new HashSet<int>();
        while (head != End)
        {
            var rows = new List<int>(batch);
            taken.Clear();
            int previous = End;
            for (int position = head; position != End && rows.Count < batch; position = next[position])
            {
                int row = order[position];
                if (Array.Exists(texts, column => taken.Contains(column[row])))
                {
                    previous = position;
                    continue;
                }

                foreach (int[] column in texts)
                    taken.Add(column[row]);
                rows.Add(row);
                if (previous == End)
                    head = next[position];
                else
                    next[previous] = next[position];
            }

            batches.Add([.. rows]);
        }

        return batches;
    }

    /// <summary>A number for each distinct text, so that comparing is comparing numbers.</summary>
    private static int[][] NumberTexts(IReadOnlyList<IReadOnlyList<string>> columns)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. columns.Select(column => column.Select(text =>
        {
            if (!numbers.TryGetValue(text, out int number))
                numbers[text] = number = numbers.Count;
            return number;
        }).ToArray())];
    }
}
