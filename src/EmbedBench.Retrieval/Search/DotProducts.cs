using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmbedBench.Retrieval.Search;

/// <summary>
/// Products of queries and documents in float32. Every pair goes through the same additions in the same order: lane <c>i</c> of eight adds
/// up, fused, the dimensions <c>i, i + 8, i + 16, …</c>; then lanes are added as ((0+4)+(2+6)) + ((1+5)+(3+7)). So a score depends on its
/// two rows alone, not on neighbours, blocks, threads or the processor, and equal rows give equal scores.
/// </summary>
internal static class DotProducts
{
    /// <summary>A row's width is a multiple of this.</summary>
    public const int Lanes = 8;

    /// <summary>Queries of a tile; 3 × 4 sums fill the sixteen registers of AVX2 together with four operands.</summary>
    public const int QueryTile = 3;

    /// <summary>Documents of a tile.</summary>
    public const int DocumentTile = 4;

    /// <summary>Fills <paramref name="scores"/> with the products of each query with each document.</summary>
    /// <param name="queries">Q rows, a multiple of <see cref="QueryTile"/>: <c>[Q, width]</c>.</param>
    /// <param name="documents">D rows, a multiple of <see cref="DocumentTile"/>: <c>[D, width]</c>.</param>
    /// <param name="width">Values a row, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="scores"><c>[Q, D]</c>.</param>
    public static void Fill(ReadOnlySpan<float> queries, ReadOnlySpan<float> documents, int width, Span<float> scores)
    {
        int queryCount = queries.Length / width;
        int documentCount = documents.Length / width;
        // The tile of documents stays in the first cache while the queries pass by.
        for (int document = 0; document < documentCount; document += DocumentTile)
        {
            ReadOnlySpan<float> documentRows = documents.Slice(document * width, DocumentTile * width);
            for (int query = 0; query < queryCount; query += QueryTile)
            {
                ReadOnlySpan<float> queryRows = queries.Slice(query * width, QueryTile * width);
                FillTile(queryRows, documentRows, width, scores[((query * documentCount) + document)..], documentCount);
            }
        }
    }

    // Without tiers: a search is over before a counted loop would have been compiled again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillTile(ReadOnlySpan<float> queries, ReadOnlySpan<float> documents, int width, Span<float> scores, int stride)
    {
        ref float q0 = ref MemoryMarshal.GetReference(queries);
        ref float q1 = ref Unsafe.Add(ref q0, width);
        ref float q2 = ref Unsafe.Add(ref q1, width);
        ref float d0 = ref MemoryMarshal.GetReference(documents);
        ref float d1 = ref Unsafe.Add(ref d0, width);
        ref float d2 = ref Unsafe.Add(ref d1, width);
        ref float d3 = ref Unsafe.Add(ref d2, width);
        Vector256<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector256<float> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector256<float> s20 = default, s21 = default, s22 = default, s23 = default;
        for (nuint i = 0; i < (nuint)width; i += Lanes)
        {
            Vector256<float> a = Vector256.LoadUnsafe(ref q0, i), b = Vector256.LoadUnsafe(ref q1, i), c = Vector256.LoadUnsafe(ref q2, i);
            Vector256<float> d = Vector256.LoadUnsafe(ref d0, i);
            s00 = Vector256.FusedMultiplyAdd(a, d, s00);
            s10 = Vector256.FusedMultiplyAdd(b, d, s10);
            s20 = Vector256.FusedMultiplyAdd(c, d, s20);
            d = Vector256.LoadUnsafe(ref d1, i);
            s01 = Vector256.FusedMultiplyAdd(a, d, s01);
            s11 = Vector256.FusedMultiplyAdd(b, d, s11);
            s21 = Vector256.FusedMultiplyAdd(c, d, s21);
            d = Vector256.LoadUnsafe(ref d2, i);
            s02 = Vector256.FusedMultiplyAdd(a, d, s02);
            s12 = Vector256.FusedMultiplyAdd(b, d, s12);
            s22 = Vector256.FusedMultiplyAdd(c, d, s22);
            d = Vector256.LoadUnsafe(ref d3, i);
            s03 = Vector256.FusedMultiplyAdd(a, d, s03);
            s13 = Vector256.FusedMultiplyAdd(b, d, s13);
            s23 = Vector256.FusedMultiplyAdd(c, d, s23);
        }

        Store(scores, s00, s01, s02, s03);
        Store(scores[stride..], s10, s11, s12, s13);
        Store(scores[(2 * stride)..], s20, s21, s22, s23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<float> scores, Vector256<float> s0, Vector256<float> s1, Vector256<float> s2, Vector256<float> s3)
    {
        scores[0] = Sum(s0);
        scores[1] = Sum(s1);
        scores[2] = Sum(s2);
        scores[3] = Sum(s3);
    }

    // Vector256.Sum leaves the order of its additions to the processor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(Vector256<float> lanes)
    {
        Vector128<float> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return two.ToScalar() + two.GetElement(1);
    }
}
