namespace EmbedBench.Tokenizers.Models;

/// <summary>Merges that are still to be made, the least rank first and of equal ranks the leftmost: a binary heap.</summary>
/// <param name="storage">Room for all merges that are ever added.</param>
internal ref struct MergeQueue(Span<ulong> storage)
{
    private readonly Span<ulong> _heap = storage;
    private int _count;

    public void Add(int rank, int place)
    {
        ulong merge = ((ulong)(uint)rank << 32) | (uint)place;
        int slot = _count++;
        for (; slot > 0 && _heap[(slot - 1) / 2] > merge; slot = (slot - 1) / 2)
            _heap[slot] = _heap[(slot - 1) / 2];
        _heap[slot] = merge;
    }

    public bool TryTake(out int rank, out int place)
    {
        (rank, place) = (0, 0);
        if (_count == 0)
            return false;
        (rank, place) = ((int)(_heap[0] >> 32), (int)(uint)_heap[0]);
        ulong last = _heap[--_count];
        int slot = 0;
        while ((2 * slot) + 1 < _count)
        {
            int child = (2 * slot) + 1;
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
                child++;
            if (_heap[child] >= last)
                break;
            _heap[slot] = _heap[child];
            slot = child;
        }

        _heap[slot] = last;
        return true;
    }
}
